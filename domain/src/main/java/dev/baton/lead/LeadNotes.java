package dev.baton.lead;

import dev.baton.shared.RecordRef;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the timeline of a lead keeps of what was done with it. */
@Component
class LeadNotes {
    private static final Set<ActivityKind> CONTACTS =
            Set.of(ActivityKind.CALL, ActivityKind.MEETING, ActivityKind.MAIL_IN, ActivityKind.MAIL_OUT);

    private final Timeline timeline;
    private final Clock clock;

    LeadNotes(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    static boolean isContact(ActivityKind kind) {
        return CONTACTS.contains(kind);
    }

    /** How it came in, with what the person wrote. */
    void cameIn(Lead lead, NewLead details) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("channel", details.channel().key());
        if (details.source() != null) {
            facts.put("source", details.source());
        }
        facts.putAll(details.campaign());
        timeline.add(entry(lead, kindOf(details.channel()), Direction.IN)
                .subject(subjectOf(details.channel()))
                .body(lead.arrival().message())
                .detail(facts));
    }

    void status(Lead lead, String subject, @Nullable String note) {
        timeline.add(entry(lead, ActivityKind.STATUS, Direction.INTERNAL)
                .subject(subject)
                .body(note));
    }

    void merged(RecordRef record, String subject, Map<String, Object> detail) {
        timeline.add(NewActivity.of(record, ActivityKind.MERGE, Direction.INTERNAL, clock.instant())
                .subject(subject)
                .detail(detail));
    }

    void contacted(Lead lead, ContactMade contact, String login) {
        var kind = contact.channel() == ContactChannel.CALL ? ActivityKind.CALL : ActivityKind.MEETING;
        var what = contact.channel() == ContactChannel.CALL ? "Called" : "Met";
        var next = contact.nextStepOn();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("reached", contact.reached());
        facts.put("login", login);
        if (next != null) {
            facts.put("nextStepOn", next.toString());
        }
        timeline.add(entry(lead, kind, Direction.OUT)
                .subject(contact.reached() ? what : what + ", nobody reached")
                .body(contact.note())
                .detail(facts));
    }

    void qualified(Lead lead, Qualification found, String login) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("verdict", found.verdict().key());
        facts.put("login", login);
        put(facts, "opportunityName", found.opportunityName());
        put(facts, "need", found.need());
        put(facts, "budget", found.budget() == null ? null : found.budget().toPlainString() + " " + found.currency());
        put(facts, "authority", found.authority());
        put(facts, "timeline", found.timeline());
        put(facts, "closeOn", found.closeOn() == null ? null : found.closeOn().toString());
        put(facts, "reason", found.reason() == null ? null : found.reason().key());
        timeline.add(entry(lead, ActivityKind.STATUS, Direction.INTERNAL)
                .subject("Qualified: " + found.verdict().key().replace('-', ' '))
                .body(found.note())
                .detail(facts));
    }

    ActivityId logged(Lead lead, ActivityKind kind, @Nullable String subject, @Nullable String body) {
        var direction = switch (kind) {
            case CALL, MEETING, MAIL_OUT -> Direction.OUT;
            case NOTE, STATUS, DECISION, ASSIGNMENT, MERGE, CONSENT -> Direction.INTERNAL;
            default -> Direction.IN;
        };
        return timeline.add(entry(lead, kind, direction).subject(subject).body(body));
    }

    private NewActivity entry(Lead lead, ActivityKind kind, Direction direction) {
        return NewActivity.of(lead.record(), kind, direction, clock.instant());
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static ActivityKind kindOf(LeadChannel channel) {
        return switch (channel) {
            case WEB -> ActivityKind.WEB_FORM;
            case API -> ActivityKind.API;
            case IMPORT -> ActivityKind.IMPORT;
            case EMAIL -> ActivityKind.MAIL_IN;
            case MANUAL -> ActivityKind.NOTE;
        };
    }

    private static String subjectOf(LeadChannel channel) {
        return switch (channel) {
            case WEB -> "Filled in the web form";
            case API -> "Handed in by the API";
            case IMPORT -> "Imported";
            case EMAIL -> "Wrote a mail";
            case MANUAL -> "Entered by hand";
        };
    }
}
