package dev.baton.mailroom;

import dev.baton.mail.ReceivedMail;
import dev.baton.mail.RecordReference;
import dev.baton.mail.ReplyAddress;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import dev.baton.timeline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the record a letter belongs to. What is hard to come by without being part of the conversation goes first: the
 * letters it answers, the token in the address it came to, the reference in the text it quotes; a number in the subject,
 * which anybody can guess, only counts for who takes part already.
 */
@Component
class LetterThreads {
    private static final Pattern NUMBER = Pattern.compile("\\[#(\\d{1,18})]");

    private final Timeline timeline;
    private final LetterBook book;
    private final Correspondents correspondents;
    private final JdbcClient jdbc;

    LetterThreads(Timeline timeline, LetterBook book, Correspondents correspondents, JdbcClient jdbc) {
        this.timeline = timeline;
        this.book = book;
        this.correspondents = correspondents;
        this.jdbc = jdbc;
    }

    /**
     * Holds the conversation to the end of the transaction: who handles another letter of it at the same time waits, and
     * then finds the record this one opened. A letter is told by its name, those before it by the first and the nearest.
     */
    void hold(ReceivedMail mail) {
        var names = new LinkedHashSet<>(List.of(mail.messageId()));
        var answered = answered(mail);
        if (!answered.isEmpty()) {
            names.add(answered.get(0));
            names.add(answered.get(answered.size() - 1));
        }
        // In the same order for everybody, so that no two wait for each other.
        jdbc.sql("""
                        select pg_advisory_xact_lock(key) from (
                          select distinct hashtextextended(:tenant || ' ' || name, 0) as key
                            from unnest(:names::text[]) as name order by key) as held
                        """)
                .param("tenant", Tenancy.required().toString())
                .param("names", names.toArray(String[]::new))
                .query()
                .listOfRows();
    }

    Optional<RecordRef> recordOf(ReceivedMail mail) {
        return byAnswered(mail)
                .or(() -> byThoseThatAnswerIt(mail))
                .or(() -> current(mail.to().stream().flatMap(address -> ReplyAddress.recordIn(address).stream())))
                .or(() -> current(RecordReference.allIn(mail.text()).stream()))
                .or(() -> byNumber(mail));
    }

    /** The record in whose timeline a letter stands already. */
    Optional<RecordRef> recordWith(String messageId) {
        return timeline.findByMessageId(List.of(messageId));
    }

    private Optional<RecordRef> byAnswered(ReceivedMail mail) {
        var answered = answered(mail);
        return current(Stream.concat(timeline.findByMessageId(answered).stream(), book.recordsOf(answered).stream()));
    }

    /** Letters overtake each other: the one that goes on with it may have opened the record already. */
    private Optional<RecordRef> byThoseThatAnswerIt(ReceivedMail mail) {
        return current(book.recordsOf(List.of(mail.messageId())).stream());
    }

    private Optional<RecordRef> byNumber(ReceivedMail mail) {
        var number = NUMBER.matcher(mail.subject());
        if (!number.find()) {
            return Optional.empty();
        }
        var named = Long.parseLong(number.group(1));
        return correspondents.all().stream()
                .flatMap(each -> Stream.ofNullable(each.numbered(named))
                        .filter(record -> each.isParticipant(record, mail.from()) || hasWritten(record, mail.from())))
                .flatMap(record -> correspondents.current(record).stream())
                .findFirst();
    }

    private boolean hasWritten(RecordRef record, String address) {
        return jdbc.sql("select exists (select 1 from crm.activity where record_type = :type and record_id = :id "
                        + "and (direction = 'in' and detail ->> 'from' = :address "
                        + "or direction = 'out' and lower(detail ->> 'to') = :address "
                        + "and not coalesce((detail ->> 'toOurselves')::boolean, false)))")
                .param("type", record.type().key())
                .param("id", record.id())
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    private Optional<RecordRef> current(Stream<RecordRef> candidates) {
        return candidates
                .flatMap(record -> correspondents.current(record).stream())
                .findFirst();
    }

    /** The letters it answers, the nearest first. */
    private static List<String> answered(ReceivedMail mail) {
        var ids = new ArrayList<String>();
        var direct = mail.inReplyTo();
        if (direct != null) {
            ids.add(direct);
        }
        for (var i = mail.references().size() - 1; i >= 0; i--) {
            ids.add(mail.references().get(i));
        }
        return ids;
    }
}
