package dev.baton.ticket;

import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the tenant promises by each policy, where it said otherwise than the table that chose it. */
@Component
class PromiseTable {
    private final JdbcClient jdbc;

    PromiseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the tenant said; where it did not speak about waiting and escalations, the table's word holds.
     *
     * @param version of the row
     */
    record Own(
            String policy,
            Duration first,
            Duration next,
            Duration resolution,
            String calendar,
            @Nullable Boolean pausesForCustomer,
            @Nullable Boolean pausesForVendor,
            @Nullable String escalationSet,
            long version) {
        Promise over(@Nullable Promise chosen) {
            return new Promise(
                    policy,
                    first,
                    next,
                    resolution,
                    calendar,
                    pausesForCustomer != null ? pausesForCustomer : chosen == null || chosen.pausesForCustomer(),
                    pausesForVendor != null ? pausesForVendor : chosen != null && chosen.pausesForVendor(),
                    escalationSet != null ? escalationSet : chosen == null ? "standard" : chosen.escalationSet());
        }
    }

    /** The promise as the tenant wants it. */
    Promise of(Promise chosen) {
        return find(chosen.policy()).map(own -> own.over(chosen)).orElse(chosen);
    }

    Optional<Own> find(String policy) {
        return jdbc.sql("select * from crm.sla_promise where policy = ?")
                .param(policy)
                .query((row, number) -> read(row))
                .optional();
    }

    List<Own> all() {
        return jdbc.sql("select * from crm.sla_promise order by policy")
                .query((row, number) -> read(row))
                .list();
    }

    /** False if the version is not the promise's any more. */
    boolean write(Promise promise, long version) {
        var sql = version == PolicyPromise.UNWRITTEN ? """
                insert into crm.sla_promise (id, policy, first_minutes, next_minutes, resolution_minutes, calendar,
                                             pauses_for_customer, pauses_for_vendor, escalation_set)
                values (:id, :policy, :first, :next, :resolution, :calendar, :customer, :vendor, :ladder)
                on conflict (tenant_id, policy) do nothing
                """ : """
                update crm.sla_promise
                   set first_minutes = :first, next_minutes = :next, resolution_minutes = :resolution,
                       calendar = :calendar, pauses_for_customer = :customer, pauses_for_vendor = :vendor,
                       escalation_set = :ladder, version = version + 1
                 where policy = :policy and version = :version
                """;
        return jdbc.sql(sql)
                        .param("id", UuidV7.next())
                        .param("policy", promise.policy())
                        .param("first", promise.first().toMinutes())
                        .param("next", promise.next().toMinutes())
                        .param("resolution", promise.resolution().toMinutes())
                        .param("calendar", promise.calendar())
                        .param("customer", promise.pausesForCustomer())
                        .param("vendor", promise.pausesForVendor())
                        .param("ladder", promise.escalationSet())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** False if the version is not the promise's any more. */
    boolean forget(String policy, long version) {
        return jdbc.sql("delete from crm.sla_promise where policy = ? and version = ?")
                        .params(policy, version)
                        .update()
                == 1;
    }

    private static Own read(ResultSet row) throws SQLException {
        return new Own(
                row.getString("policy"),
                Duration.ofMinutes(row.getLong("first_minutes")),
                Duration.ofMinutes(row.getLong("next_minutes")),
                Duration.ofMinutes(row.getLong("resolution_minutes")),
                row.getString("calendar"),
                row.getObject("pauses_for_customer", Boolean.class),
                row.getObject("pauses_for_vendor", Boolean.class),
                row.getString("escalation_set"),
                row.getLong("version"));
    }
}
