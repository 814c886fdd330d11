package dev.baton.assignment;

import dev.baton.people.PersonId;
import dev.baton.shared.UuidV7;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the round of each queue stands. */
@Component
class QueueCursors {
    private final JdbcClient jdbc;

    QueueCursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads the rounds of these queues and holds them to the end of the transaction, so that nobody else gives away
     * work of the same queue meanwhile. Always in the order of their keys: two queues that help each other must not
     * wait for each other.
     */
    Map<String, Turn> lock(SortedSet<String> queues) {
        for (var queue : queues) {
            jdbc.sql("insert into crm.queue_cursor (id, queue) values (?, ?) on conflict (tenant_id, queue) do nothing")
                    .params(UuidV7.next(), queue)
                    .update();
        }
        var turns = new LinkedHashMap<String, Turn>();
        jdbc.sql("select queue, last_person_id from crm.queue_cursor where queue = any(?) order by queue for update")
                .param(queues.toArray(String[]::new))
                .query(row -> {
                    var last = row.getObject("last_person_id", UUID.class);
                    turns.put(row.getString("queue"), new Turn(last == null ? null : new PersonId(last)));
                });
        return turns;
    }

    void move(String queue, PersonId last) {
        jdbc.sql("update crm.queue_cursor set last_person_id = ?, version = version + 1 where queue = ?")
                .params(last.value(), queue)
                .update();
    }
}
