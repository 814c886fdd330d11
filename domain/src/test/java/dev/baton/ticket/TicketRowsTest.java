package dev.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TicketRowsTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final TenantId acme = database.createTenant("acme");
    private final TenantId globex = database.createTenant("globex");

    @Test
    void tickets_whose_watch_has_not_looked_since_are_found_oldest_first_and_no_more_than_asked() {
        var first = ticket(acme, 1001, "open", 3, 2);
        var watched = ticket(acme, 1002, "open", 3, 3);
        var never = ticket(acme, 1003, "new", 0, -1);
        var solved = ticket(acme, 1004, "resolved", 2, 1);
        ticket(acme, 1005, "closed", 5, 1);
        ticket(acme, 1006, "merged", 5, 1);
        ticket(acme, 1007, "erased", 5, 1);
        ticket(globex, 1001, "open", 3, 2);

        assertThat(unwatched(10)).containsExactly(first, never, solved).doesNotContain(watched);
        assertThat(unwatched(2)).containsExactly(first, never);
    }

    @Test
    void a_watch_that_has_looked_is_left_alone_until_the_next_change() {
        var id = ticket(acme, 1001, "open", 3, 2);

        List<TicketId> after = rows(rows -> {
            rows.watched(id);
            return rows.unwatched(10);
        });
        assertThat(after).isEmpty();

        database.in(
                acme,
                jdbc -> jdbc.sql("update crm.ticket set sla_version = sla_version + 1")
                        .update());
        assertThat(unwatched(10)).containsExactly(id);
    }

    private List<TicketId> unwatched(int most) {
        return rows(rows -> rows.unwatched(most));
    }

    private <R> R rows(Function<TicketRows, R> work) {
        return database.in(acme, jdbc -> work.apply(new TicketRows(jdbc)));
    }

    private TicketId ticket(TenantId tenant, long number, String status, long version, long watched) {
        var id = TicketId.create();
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.ticket (id, number, subject, channel, status, received_at, "
                                + "last_customer_at, sla_version, watched_version) "
                                + "values (?, ?, 'A pump', 'email', ?, now(), now(), ?, ?)")
                        .params(id.value(), number, status, version, watched)
                        .update());
        return id;
    }
}
