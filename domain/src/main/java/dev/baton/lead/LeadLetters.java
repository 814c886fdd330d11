package dev.baton.lead;

import dev.baton.outbox.SendKey;
import dev.baton.people.Person;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letters Baton writes about leads by itself. */
@Service
@Transactional
public class LeadLetters {
    private static final String MANAGERS = "sales-manager";

    private final Leads leads;
    private final LeadCorrespondence correspondence;
    private final Home home;

    LeadLetters(Leads leads, LeadCorrespondence correspondence, Home home) {
        this.leads = leads;
        this.correspondence = correspondence;
        this.home = home;
    }

    /** Thanks for the interest, once per key. */
    public ThankOutcome thank(LeadId id, SendKey key, @Nullable String processInstanceId, @Nullable String activityId) {
        return correspondence.thank(leads.get(id), key, processInstanceId, activityId);
    }

    /**
     * Reminds the owner, or the team while there is none, how much of the promised time is gone; once for each promise of
     * a first contact that was made anew because the one before was broken, or because interest came back.
     */
    public void remindOwner(LeadId id, int percent, @Nullable String processInstanceId, @Nullable String activityId) {
        var lead = leads.get(id);
        var due = lead.assigned().firstTouchDueAt();
        if (lead.isTouched() || due == null) {
            return;
        }
        var key = SendKey.of("remind", id.toString(), String.valueOf(lead.round()), String.valueOf(percent));
        for (var person : responsible(lead)) {
            correspondence.tell(
                    lead,
                    person,
                    Letters.text(person.locale(), "reminder.subject", percent, lead.title()),
                    Letters.text(
                            person.locale(), "reminder.body", person.name(), lead.title(), time(due, person), percent),
                    to(key, person),
                    processInstanceId,
                    activityId);
        }
    }

    /** Tells the sales managers that a lead stayed untouched; once for each broken promise. */
    public void tellManager(LeadId id, @Nullable String processInstanceId, @Nullable String activityId) {
        var lead = leads.get(id);
        var key = SendKey.of("untouched", id.toString(), String.valueOf(lead.round()));
        for (var manager : home.team(MANAGERS)) {
            correspondence.tell(
                    lead,
                    manager,
                    Letters.text(manager.locale(), "untouched.subject", lead.title()),
                    Letters.text(
                            manager.locale(),
                            "untouched.body",
                            manager.name(),
                            lead.title(),
                            lead.details().companyName()),
                    to(key, manager),
                    processInstanceId,
                    activityId);
        }
    }

    private List<Person> responsible(Lead lead) {
        var owner = home.person(lead.assigned().owner());
        if (owner != null) {
            return List.of(owner);
        }
        var queue = lead.assigned().queue();
        return queue == null ? List.of() : home.team(queue);
    }

    private static SendKey to(SendKey key, Person person) {
        return SendKey.of(key.text(), person.login());
    }

    private static String time(Instant at, Person person) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.forLanguageTag(person.locale()))
                .format(at.atZone(person.zone()));
    }
}
