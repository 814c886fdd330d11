package dev.baton.ticket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands in the letters of tickets, as the tables know it. */
@Component
class CopyRows {
    private final JdbcClient jdbc;

    CopyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who takes part.
     *
     * @param askedIn the number of their ticket that became part of this one, if it was theirs
     */
    record Participant(@Nullable Long askedIn) {}

    /** By their address as it is compared. */
    Map<String, Participant> participants(TicketId ticket) {
        var all = new HashMap<String, Participant>();
        jdbc.sql("""
                        with recursive part (id, number, requester) as (
                          select id, number, requester_email_key from crm.ticket where merged_into = :ticket
                           union
                          select t.id, t.number, t.requester_email_key
                            from crm.ticket t join part on t.merged_into = part.id)
                        select p.address, (select min(number) from part where requester = p.address) as asked_in
                          from crm.ticket_participant p where p.ticket_id = :ticket
                        """).param("ticket", ticket.value()).query(row -> {
            all.put(row.getString("address"), new Participant(row.getObject("asked_in", Long.class)));
        });
        return all;
    }

    /**
     * The newest letter that a person wrote; none that went to one reader once more.
     *
     * @param ours whether it was one of us
     * @param people all it names, lower case: whoever wrote it and got it, copies included
     */
    record LastLetter(boolean ours, List<String> people) {}

    /** Names nobody while there is none. */
    LastLetter lastLetter(TicketId ticket) {
        return jdbc.sql("""
                        select direction = 'out' as ours,
                               array(select lower(name) from (
                                       select detail ->> 'from' as name
                                       union all select detail ->> 'to' where jsonb_typeof(detail -> 'to') = 'string'
                                       union all select jsonb_array_elements_text(detail -> 'to')
                                                  where jsonb_typeof(detail -> 'to') = 'array'
                                       union all select jsonb_array_elements_text(detail -> 'cc')
                                                  where jsonb_typeof(detail -> 'cc') = 'array') as names
                                      where name is not null) as people
                          from crm.activity
                         where record_type = 'ticket' and record_id = ? and kind in ('mail_in', 'mail_out')
                           and not coalesce((detail ->> 'automatic')::boolean, false)
                           and not coalesce((detail ->> 'toOurselves')::boolean, false)
                           and not coalesce((detail ->> 'again')::boolean, false)
                         order by occurred_at desc, id desc limit 1
                        """)
                .param(ticket.value())
                .query((row, number) -> new LastLetter(row.getBoolean("ours"), List.of((String[])
                        row.getArray("people").getArray())))
                .optional()
                .orElseGet(() -> new LastLetter(false, List.of()));
    }
}
