package dev.baton.notice;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import dev.baton.shared.Wording;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the letter of the day: what somebody did not read of all they want to hear of once a day. */
@Service
@Transactional
public class Digests {
    /** What nobody has read by then, nobody reads. */
    private static final Duration KEPT = Duration.ofDays(180);

    private static final Wording WORDS = new Wording("dev.baton.notice.letters");
    private static final int MOST_LINES = 100;

    private final NoticeRows rows;
    private final NoticeSettings settings;
    private final People people;
    private final Mailer mailer;
    private final NoticeLinks links;
    private final Clock clock;

    Digests(NoticeRows rows, NoticeSettings settings, People people, Mailer mailer, NoticeLinks links, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.people = people;
        this.mailer = mailer;
        this.links = links;
        this.clock = clock;
    }

    /** Those of the tenant for whom a day's letter is due, or may be. */
    @Transactional(readOnly = true)
    public List<PersonId> due() {
        return rows.digested().stream()
                .map(PersonId::new)
                .filter(id -> people.byId(id).filter(this::isDue).isPresent())
                .toList();
    }

    private boolean isDue(Person person) {
        var today = clock.instant().atZone(person.zone()).toLocalDate();
        // An hour that the change to summer time leaves out is the one after it; one that comes twice, its first.
        var at = today.atTime(settings.of(person.id()).digestAt())
                .atZone(person.zone())
                .toInstant();
        return !at.isAfter(clock.instant()) && !rows.isClaimed(person.id(), today);
    }

    /**
     * Makes the letter of today, once for each person and day; none where there is nothing to say. Who is away gets theirs
     * when they are back.
     *
     * @return whether a letter was posted
     */
    @CanIgnoreReturnValue
    public boolean make(PersonId id) {
        var person = people.byId(id).orElse(null);
        var now = clock.instant();
        if (person == null || !isDue(person)) {
            return false;
        }
        var today = now.atZone(person.zone()).toLocalDate();
        if (!rows.claim(id, today, now) || !person.active() || people.isAway(person, now)) {
            return false;
        }
        var notices = rows.takeForDigest(id, now);
        if (notices.isEmpty()) {
            return false;
        }
        return mailer.post(
                SendKey.of("digest", person.login(), today.toString()),
                null,
                null,
                OutgoingMail.toOneOfUs(
                        Notifications.of(person),
                        person.email(),
                        person.name(),
                        WORDS.text(person.locale(), "digest.subject", String.valueOf(notices.size())),
                        WORDS.text(person.locale(), "digest.body", person.name(), lines(person, notices))));
    }

    /** A line for each of the oldest; of those beyond, one that says how many they are, and where. */
    private String lines(Person person, List<Notice> notices) {
        var lines = notices.stream().limit(MOST_LINES).map(notice -> line(person, notice));
        return Stream.concat(lines, more(person, notices.size() - MOST_LINES).stream())
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> more(Person person, int count) {
        return count <= 0
                ? Optional.empty()
                : Optional.of("\n"
                        + links.notices()
                                .map(address -> WORDS.text(person.locale(), "digest.more", count, address))
                                .orElseGet(() -> WORDS.text(person.locale(), "digest.more.here", count)));
    }

    private static String line(Person person, Notice notice) {
        return "- "
                + WORDS.text(
                        person.locale(),
                        notice.kind().key(),
                        Objects.requireNonNullElse(notice.title(), "-"),
                        notice.facts().getOrDefault("percent", ""));
    }

    /** Removes what is old. */
    public void tidy() {
        rows.forget(clock.instant().minus(KEPT));
    }
}
