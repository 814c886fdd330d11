package dev.baton.sms;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.consent.ConsentService;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Outbox;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.UuidV7;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which numbers want no texts, whatever record texts them. Only who has the number can change their mind, by a text.
 * Whom nobody may contact at all gets no texts either; who wants no texts may still get letters.
 */
@Service
@Transactional
public class OptOuts {
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final ConsentService consents;

    OptOuts(JdbcClient jdbc, Outbox outbox, ConsentService consents) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.consents = consents;
    }

    /**
     * Notes that a number wants no texts; those that wait for it do not leave.
     *
     * @param at when it was said: what the number said later holds
     * @return false when that was known, or was taken back since
     */
    @CanIgnoreReturnValue
    public boolean note(PhoneNumber number, OptOut.How how, Instant at) {
        var isNew = add(number, how, at, null)
                || change("how = :how, at = :at, lifted_at = null", "lifted_at <= :at", number, how, at);
        if (!isNew) {
            change("at = :at", "lifted_at is null and at < :at", number, how, at);
            return false;
        }
        outbox.refuse(Channel.SMS, number.e164(), "The number wants no texts");
        return true;
    }

    /**
     * Who has the number wants texts again. What they said of all ways to contact them stays, unless it was forgotten
     * with them: then this is the first we hear.
     *
     * @param at when they said so: what they said later holds
     * @return false when they had wanted them all along, or may not be contacted still
     */
    @CanIgnoreReturnValue
    public boolean lift(PhoneNumber number, Instant at) {
        var how = OptOut.How.KEYWORD;
        var lifted = !add(number, how, at, at)
                && change("lifted_at = :at", "lifted_at is null and at < :at", number, how, at);
        if (!lifted) {
            change("lifted_at = :at", "lifted_at < :at", number, how, at);
        }
        if (consents.isForgotten(number.e164())) {
            consents.lift(number.e164());
            lifted = true;
        }
        return lifted && !consents.isSuppressed(number.e164());
    }

    /** Whether no text may go to a number. */
    @Transactional(readOnly = true)
    public boolean isOptedOut(PhoneNumber number) {
        return jdbc.sql("select exists (select 1 from crm.text_opt_out where number = :number and lifted_at is null)")
                        .param("number", number.e164())
                        .query(Boolean.class)
                        .single()
                || consents.isSuppressed(number.e164());
    }

    /** Those who told us, the newest first; not more than a page shows. */
    @Transactional(readOnly = true)
    public List<OptOut> newest() {
        return jdbc.sql("select number, how, at from crm.text_opt_out where lifted_at is null "
                        + "order by at desc, id desc limit :most")
                .param("most", MOST)
                .query((row, index) -> new OptOut(
                        row.getString("number"),
                        OptOut.How.parse(row.getString("how")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Nobody can read the number here any more; what it wants is still known should somebody hand it in anew. */
    public void forget(String number) {
        var stopped = jdbc.sql("delete from crm.text_opt_out where number = :number returning lifted_at is null")
                .param("number", number)
                .query(Boolean.class)
                .list();
        if (stopped.contains(true)) {
            consents.forget(number);
        }
    }

    private boolean add(PhoneNumber number, OptOut.How how, Instant at, @Nullable Instant liftedAt) {
        return jdbc.sql(
                                "insert into crm.text_opt_out (id, number, how, at, lifted_at) "
                                        + "values (:id, :number, :how, :at, :liftedAt) on conflict (tenant_id, number) do nothing")
                        .param("id", UuidV7.next())
                        .param("number", number.e164())
                        .param("how", how.key())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("liftedAt", liftedAt == null ? null : liftedAt.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    @CanIgnoreReturnValue
    private boolean change(String change, String condition, PhoneNumber number, OptOut.How how, Instant at) {
        return jdbc.sql("update crm.text_opt_out set " + change + " where number = :number and " + condition)
                        .param("number", number.e164())
                        .param("how", how.key())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }
}
