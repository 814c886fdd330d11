package dev.baton.ticket;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** By their address as it is compared: the number of the ticket they came with, null where they came with none. */
    Map<String, @Nullable Long> participants(TicketId ticket) {
        var all = new TreeMap<String, @Nullable Long>();
        jdbc.sql("select address, merged_from from crm.ticket_participant where ticket_id = ? and address like '%@%'")
                .param(ticket.value())
                .query(row -> {
                    all.put(row.getString("address"), row.getObject("merged_from", Long.class));
                });
        return all;
    }

    /**
     * The letter a person wrote that came or was posted last; none that went to one reader once more.
     *
     * @param ours whether it was one of us
     * @param other who wrote to us, or whom we wrote to, lower case; empty while there is none
     * @param people all others it names, lower case: of one to us its writer among them, of ours those in copy
     */
    record LastLetter(boolean ours, String other, List<String> people) {}

    /** Names nobody while there is none. */
    LastLetter lastLetter(TicketId ticket) {
        return jdbc.sql("""
                        select direction = 'out' as ours,
                               lower(coalesce(detail ->> case direction when 'out' then 'to' else 'from' end, '')) as other,
                               array(select lower(name) from (
                                       select detail ->> 'from' as name where direction = 'in'
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
                         order by id desc limit 1
                        """)
                .param(ticket.value())
                .query((row, number) ->
                        new LastLetter(row.getBoolean("ours"), row.getString("other"), List.of((String[])
                                row.getArray("people").getArray())))
                .optional()
                .orElseGet(() -> new LastLetter(false, "", List.of()));
    }
}
