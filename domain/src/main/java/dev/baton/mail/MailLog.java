package dev.baton.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.outbox.SendKey;
import dev.baton.shared.UuidV7;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the timeline keeps of posted letters, and the address a tenant writes from. */
@Service
@Transactional
public class MailLog {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    MailLog(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Notes a posted letter in its record's timeline. */
    public void posted(OutgoingMail mail, String messageId, SendKey key) {
        jdbc.sql("""
                        insert into crm.activity (id, record_type, record_id, kind, direction, occurred_at,
                                                  subject, body, body_html, message_id, detail)
                        values (:id, :recordType, :recordId, 'mail_out', 'out', :at,
                                :subject, :text, :html, :messageId, cast(:detail as jsonb))
                        """)
                .param("id", UuidV7.next())
                .param("recordType", mail.record().type().key())
                .param("recordId", mail.record().id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("subject", mail.subject())
                .param("text", mail.text())
                .param("html", mail.html())
                .param("messageId", messageId)
                .param("detail", detail(mail, key))
                .update();
    }

    /** The address and name the tenant of this transaction writes from. */
    @Transactional(readOnly = true)
    public SenderIdentity sender() {
        return jdbc.sql("select name, mail_address from crm.tenant where id = crm.current_tenant()")
                .query((row, n) -> new SenderIdentity(row.getString("name"), row.getString("mail_address")))
                .single();
    }

    private String detail(OutgoingMail mail, SendKey key) {
        try {
            return json.writeValueAsString(
                    Map.of("to", mail.to(), "automatic", mail.automatic(), "sendKey", key.text()));
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("A letter's facts must be plain JSON", cause);
        }
    }
}
