package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;

/**
 * A ticket that somebody may work on, because the tables knew what it is.
 *
 * @param key what its customer opens it with
 */
record Asked(String id, String key) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** About something broken, by a stranger. */
    static Asked by(Api api) {
        return by(api, "The winder", "It is broken", "Grace Paper");
    }

    /** With these words, among which one has to tell what it is about: {@code broken}. */
    static Asked by(Api api, String subject, String text, String name) {
        var made = api.post(
                "/tickets",
                json(Map.of(
                        "subject",
                        subject,
                        "text",
                        text,
                        "name",
                        name,
                        "email",
                        Strangers.next().email())));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var id = made.header("Location").replaceFirst(".*/", "");
        await().atMost(PATIENCE)
                .until(() -> one(
                                "select coalesce((select 'at work' from act_ru_task t join act_hi_varinst v"
                                        + " on v.proc_inst_id_ = t.proc_inst_id_ where v.text_ = ? limit 1), '')",
                                id)
                        .equals("at work"));
        return new Asked(id, one("select key from crm.ticket_key where ticket_id = cast(? as uuid)", id));
    }

    private static String one(String sql, String id) {
        return TheDemo.running()
                .database()
                .superuser()
                .sql(sql)
                .param(id)
                .query(String.class)
                .single();
    }

    private static String json(Map<String, String> fields) {
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
