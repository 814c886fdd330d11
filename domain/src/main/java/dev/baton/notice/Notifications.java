package dev.baton.notice;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.sms.OptOuts;
import dev.baton.sms.OutgoingText;
import dev.baton.sms.TextMessages;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells our people what they are to know: always in the application, and by the way each of them wants. */
@Service
@Transactional
public class Notifications {
    /** Nobody needs to know more than that there are more. */
    public static final int COUNTED = 100;

    private static final int PAGE = 50;

    private final NoticeRows rows;
    private final NoticeSettings settings;
    private final People people;
    private final Mailer mailer;
    private final ObjectProvider<TextMessages> texts;
    private final OptOuts optOuts;
    private final Outbox outbox;
    private final Clock clock;

    Notifications(
            NoticeRows rows,
            NoticeSettings settings,
            People people,
            Mailer mailer,
            ObjectProvider<TextMessages> texts,
            OptOuts optOuts,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.people = people;
        this.mailer = mailer;
        this.texts = texts;
        this.optOuts = optOuts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Tells somebody of an occasion, once, in the transaction of what happened. Who is away finds it when they are back.
     *
     * @return false if they were told of it before; then nothing happens
     */
    @CanIgnoreReturnValue
    public boolean tell(Person person, Occasion occasion, NoticeLetter letter) {
        var wanted = settings.of(person.id());
        var way = wanted.way(occasion.kind());
        var now = clock.instant();
        if (!rows.add(person.id(), occasion, way, now)) {
            return false;
        }
        if (way == Way.NONE || way == Way.DIGEST || !person.active() || people.isAway(person, now)) {
            return true;
        }
        var key = SendKey.of(occasion.key().text(), person.login());
        var number = way == Way.SMS ? reachable(wanted.phone()) : null;
        var texts = this.texts.getIfAvailable();
        if (number != null && texts != null && texts.sender() != null) {
            var text = OutgoingText.of(of(person), number, letter.subject());
            texts.post(
                    key,
                    letter.instance(),
                    letter.activity(),
                    occasion.pressing() && wanted.pressing() ? text.urgent() : text);
        } else {
            mailer.post(
                    key,
                    letter.instance(),
                    letter.activity(),
                    OutgoingMail.toOneOfUs(
                            occasion.record(), person.email(), person.name(), letter.subject(), letter.text()));
        }
        wanted.quietUntil(now, person.zone(), occasion.pressing()).ifPresent(end -> outbox.holdUntil(key, end));
        return true;
    }

    /** What is sent to somebody of ours is none of a customer's conversation, and neither is what they answer. */
    static RecordRef of(Person person) {
        return new RecordRef(RecordType.PERSON, person.id().value());
    }

    private @Nullable PhoneNumber reachable(@Nullable PhoneNumber number) {
        return number == null || optOuts.isOptedOut(number) ? null : number;
    }

    /** How many somebody has not read; counts no further than {@link #COUNTED}. */
    @Transactional(readOnly = true)
    public int unread(PersonId person) {
        return rows.unread(person, COUNTED);
    }

    /**
     * What somebody was told, newest first.
     *
     * @param before the {@link NoticePage#next()} of the page before
     */
    @Transactional(readOnly = true)
    public NoticePage page(PersonId person, @Nullable UUID before) {
        var found = rows.page(person, before, PAGE + 1);
        return found.size() <= PAGE
                ? new NoticePage(found, null)
                : new NoticePage(found.subList(0, PAGE), found.get(PAGE - 1).id());
    }

    /** One of theirs; empty for others' ones. */
    @Transactional(readOnly = true)
    public Optional<Notice> find(PersonId person, UUID notice) {
        return rows.find(person, notice);
    }

    /** One of theirs is read; of others' ones nothing happens. */
    @CanIgnoreReturnValue
    public boolean read(PersonId person, UUID notice) {
        return rows.read(person, notice, clock.instant()) > 0;
    }

    /** All of theirs are read. */
    @CanIgnoreReturnValue
    public int readAll(PersonId person) {
        return rows.read(person, null, clock.instant());
    }
}
