package dev.baton.sms;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When a tenant texts nobody. */
@Service
@Transactional
public class TextSettings {
    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Clock clock;

    /**
     * The quiet hours as they were last saved.
     *
     * @param hours null for none
     * @param version 0 before anything was saved
     */
    public record Saved(@Nullable QuietHours hours, long version) {}

    TextSettings(JdbcClient jdbc, Tenants tenants, Clock clock) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Saved quietHours() {
        return jdbc.sql("select quiet_from, quiet_until, version from crm.text_settings")
                .query((row, index) -> {
                    var from = row.getObject("quiet_from", LocalTime.class);
                    var until = row.getObject("quiet_until", LocalTime.class);
                    return new Saved(
                            from == null || until == null ? null : new QuietHours(from, until), row.getLong("version"));
                })
                .optional()
                .orElse(new Saved(null, 0));
    }

    /**
     * Texts from now on wait for the end of these hours; those that wait already, for the end they were told.
     *
     * @param from null, together with the other, for no quiet hours
     * @throws Invalid if only one is named, or both are the same
     * @throws OptimisticLockingFailureException if somebody changed them since that version
     */
    public void changeQuietHours(@Nullable LocalTime from, @Nullable LocalTime until, long version) {
        if ((from == null) != (until == null)) {
            throw new Invalid(List.of(new FieldProblem(from == null ? "from" : "until", "texts.quiet.half")));
        }
        if (from != null && from.equals(until)) {
            throw new Invalid(List.of(new FieldProblem("until", "texts.quiet.same")));
        }
        var changed = jdbc.sql("""
                        insert into crm.text_settings as s (id, quiet_from, quiet_until, version)
                        values (:id, cast(:from as time), cast(:until as time), 1)
                        on conflict (tenant_id) do update
                           set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                               version = s.version + 1
                         where s.version = :version
                        """)
                .param("id", UuidV7.next())
                .param("from", from)
                .param("until", until)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("The quiet hours were changed meanwhile");
        }
    }

    /**
     * When quiet hours end for whoever has that number: by the clocks of its country, else by ours; empty while it is not
     * quiet.
     */
    @Transactional(readOnly = true)
    public Optional<Instant> quietUntil(PhoneNumber number) {
        var hours = quietHours().hours();
        if (hours == null) {
            return Optional.empty();
        }
        var clocks = Clocks.of(number.country());
        var now = clock.instant();
        var next = hours.next(now, clocks.isEmpty() ? List.of(home().zone()) : clocks);
        return next.isAfter(now) ? Optional.of(next) : Optional.empty();
    }

    private Tenant home() {
        var id = Tenancy.required();
        return tenants.byId(id).orElseThrow(() -> new NotFound("tenant", id));
    }
}
