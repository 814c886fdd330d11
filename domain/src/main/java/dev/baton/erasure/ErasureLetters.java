package dev.baton.erasure;

import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letters about requests to be forgotten: the answer, and those that tell our own people to hurry. */
@Service
@Transactional
public class ErasureLetters {
    private static final String DECIDERS = "compliance";
    private static final String ADMINISTRATORS = "tenant-admin";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ErasureRows rows;
    private final Mailer mailer;
    private final People people;
    private final Tenants tenants;
    private final Clock clock;

    ErasureLetters(ErasureRows rows, Mailer mailer, People people, Tenants tenants, Clock clock) {
        this.rows = rows;
        this.mailer = mailer;
        this.people = people;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Tells the person what became of their request (Art. 12 (3), (4)), once per key. Without an address, the record of
     * the request is the answer.
     */
    public void answer(ErasureId id, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        var view = rows.view(id);
        rows.subject(id).ifPresent(subject -> {
            var to = subject.replyTo();
            if (to != null) {
                var language = subject.language();
                mailer.post(
                        key,
                        processInstanceId,
                        activityId,
                        letter(
                                id,
                                to,
                                text(language, "answer.subject", id.reference(), tenant().name()),
                                answer(view, language)));
            }
        });
        rows.set(id, Map.of("reported_at", ErasureRows.utc(clock.instant()), "state", ErasureState.REPORTING.key()));
    }

    private String answer(ErasureView view, String language) {
        var outcome = view.outcome() == null ? ErasureOutcome.REFUSE : view.outcome();
        var kept = view.findings().stream()
                .filter(finding -> outcome != ErasureOutcome.ERASE && finding.isKept())
                .map(finding -> finding.law() + ": " + finding.reason())
                .distinct()
                .map(line -> "- " + line)
                .collect(Collectors.joining("\n"));
        var until = view.keepUntil();
        return text(
                language,
                "answer." + outcome.key(),
                tenant().name(),
                date(LocalDate.ofInstant(view.receivedAt(), tenant().zone()), language),
                kept.isEmpty() && view.decisionNote() != null ? "- " + view.decisionNote() : kept,
                until == null ? "" : date(until, language),
                view.reference());
    }

    /** Reminds those who decide. */
    public void remind(ErasureId id, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        hurry(id, DECIDERS, "remind", key, processInstanceId, activityId);
    }

    /** Tells the administrators that the law's deadline is near; not when the answer is on its way. */
    public void escalate(ErasureId id, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        if (rows.view(id).reportedAt() == null) {
            hurry(id, ADMINISTRATORS, "escalate", key, processInstanceId, activityId);
        }
    }

    private void hurry(
            ErasureId id,
            String team,
            String kind,
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId) {
        var view = rows.view(id);
        for (var person : people.membersOf(team).stream().filter(Person::active).toList()) {
            mailer.post(
                    SendKey.of(key.text(), person.login()),
                    processInstanceId,
                    activityId,
                    letter(
                            id,
                            person.email(),
                            text(person.locale(), kind + ".subject", id.reference()),
                            text(
                                    person.locale(),
                                    kind + ".body",
                                    person.name(),
                                    id.reference(),
                                    date(LocalDate.ofInstant(view.dueAt().minusMillis(1), zone()), person.locale()))));
        }
    }

    private static OutgoingMail letter(ErasureId id, String to, String subject, String text) {
        return new OutgoingMail(id.record(), to, null, subject, text, null, null, List.of(), true);
    }

    private static String date(LocalDate date, String language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .format(date);
    }

    private ZoneId zone() {
        return tenant().zone();
    }

    private Tenant tenant() {
        var id = Tenancy.required();
        return tenants.byId(id).orElseThrow(() -> new IllegalStateException("There is no tenant " + id));
    }

    private static String text(String language, String key, Object... arguments) {
        var words = ResourceBundle.getBundle("dev.baton.erasure.letters", Locale.forLanguageTag(language), EXACT);
        return new MessageFormat(words.getString(key), words.getLocale()).format(arguments);
    }
}
