package dev.baton.sms;

import dev.baton.outbox.Outbox;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far each of our texts has come, by what the provider told, in whatever order it told it. */
@Service
@Transactional
public class TextStatuses {
    /** Whoever has the number has told Twilio that they want no texts. */
    public static final int OPTED_OUT = 21610;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final OptOuts optOuts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /**
     * How far a text has come.
     *
     * @param code why it failed; null where it did not, or nobody said
     */
    public record Known(
            String sid, TextStatus status, @Nullable Integer code, Instant at) {}

    TextStatuses(JdbcClient jdbc, Outbox outbox, OptOuts optOuts, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.optOuts = optOuts;
        this.clock = clock;
        this.events = events;
    }

    /** What is known of a text; empty while the provider has told nothing. */
    @Transactional(readOnly = true)
    public Optional<Known> of(UUID outboxId) {
        return jdbc.sql("select sid, status, code, at from crm.text_status where outbox_id = :outbox")
                .param("outbox", outboxId)
                .query(TextStatuses::known)
                .optional();
    }

    /**
     * The provider took a text, and calls it so.
     *
     * @return false when another text is known to be called so
     */
    public boolean taken(UUID outboxId, String sid) {
        return add(new TextReport(outboxId, sid, TextStatus.QUEUED.key(), null), TextStatus.QUEUED)
                || of(outboxId).filter(known -> known.sid().equals(sid)).isPresent();
    }

    /**
     * Notes what the provider told. What is told twice, or after what came later, changes nothing.
     *
     * @return false when it changed nothing
     */
    boolean told(TextReport report, Instant at) {
        var status = TextStatus.ofTwilio(report.status());
        if (status == null || !isOurs(report.outboxId()) || !reach(report, status)) {
            return false;
        }
        if (status.isFailure()) {
            failed(report, at);
        }
        return true;
    }

    private boolean reach(TextReport report, TextStatus status) {
        // What the provider says counts more than what was concluded from a list of its messages.
        jdbc.sql("delete from crm.text_status where sid = :sid and outbox_id <> :outbox")
                .param("sid", report.sid())
                .param("outbox", report.outboxId())
                .update();
        if (add(report, status)) {
            return true;
        }
        var before = jdbc.sql("select sid, status, code, at from crm.text_status where outbox_id = :outbox for update")
                .param("outbox", report.outboxId())
                .query(TextStatuses::known)
                .single();
        if (!status.isAfter(before.status())) {
            return false;
        }
        return jdbc.sql("""
                        update crm.text_status set sid = :sid, status = :status, code = :code, at = :at
                         where outbox_id = :outbox
                        """)
                        .param("sid", report.sid())
                        .param("status", status.key())
                        .param("code", report.code())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("outbox", report.outboxId())
                        .update()
                > 0;
    }

    private boolean add(TextReport report, TextStatus status) {
        return jdbc.sql("""
                        insert into crm.text_status (id, outbox_id, sid, status, code, at)
                        values (:id, :outbox, :sid, :status, :code, :at) on conflict do nothing
                        """)
                        .param("id", UuidV7.next())
                        .param("outbox", report.outboxId())
                        .param("sid", report.sid())
                        .param("status", status.key())
                        .param("code", report.code())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private void failed(TextReport report, Instant at) {
        var text = outbox.get(report.outboxId());
        var code = report.code();
        var number = PhoneNumber.read(text.recipient(), null);
        if (code != null && code == OPTED_OUT && number != null) {
            optOuts.note(number, OptOut.How.PROVIDER, at);
        }
        events.publishEvent(new TextFailed(text.record(), text.recipient(), code));
    }

    private boolean isOurs(UUID outboxId) {
        return jdbc.sql("select exists (select 1 from crm.outbox where id = :id and channel = 'sms')")
                .param("id", outboxId)
                .query(Boolean.class)
                .single();
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                row.getString("sid"),
                TextStatus.parse(row.getString("status")),
                row.getObject("code", Integer.class),
                row.getTimestamp("at").toInstant());
    }
}
