package dev.baton.erasure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Where something about a person can be held, and which kind of data that is for the law. */
public enum Place {
    LEADS(Kind.PERSON, "lead", "lead_twin", "lead_merge", "assignment_log", "conversion"),
    TICKETS(
            Kind.CORRESPONDENCE,
            "ticket",
            "ticket_participant",
            "ticket_key",
            "ticket_rating",
            "ticket_escalation",
            "side_conversation",
            "sla_clock",
            "ticket_step",
            "sla_clock_event"),
    CONTACTS(Kind.PERSON, "contact"),
    COMPANIES(Kind.PERSON, "company"),
    TIMELINE(Kind.CORRESPONDENCE, "activity", "attachment"),
    MAIL_OUT(Kind.CORRESPONDENCE, "outbox", "outbox_attempt", "text_status", "send_release"),
    MAIL_IN(Kind.CORRESPONDENCE, "inbox"),
    CONTRACTS(Kind.CONTRACT, "opportunity", "opportunity_stage"),
    CONSENTS(Kind.CONSENT, "consent", "suppression", "text_opt_out"),
    IMPORTS(Kind.TECHNICAL, "lead_import", "lead_import_row"),
    DECISIONS(Kind.TECHNICAL, "decision_record"),
    WORK(Kind.TECHNICAL, "work_item"),
    AUDIT(Kind.TECHNICAL, "audit"),
    /** What the engine remembers of instances: variables, tasks, failures. */
    PROCESSES(Kind.TECHNICAL),
    OTHER(Kind.TECHNICAL);

    /** What kind of data the law speaks of. */
    public enum Kind {
        PERSON,
        CORRESPONDENCE,
        CONTRACT,
        INVOICE,
        CONSENT,
        TECHNICAL;

        /** The word in the decision table: {@code person}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Set<String> tables;

    Place(Kind kind, String... tables) {
        this.kind = kind;
        this.tables = Set.of(tables);
    }

    public Kind kind() {
        return kind;
    }

    /** The word in tables and messages: {@code mail-out}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Place parse(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static Place of(String table) {
        return Arrays.stream(values())
                .filter(place -> place.tables.contains(table))
                .findFirst()
                .orElse(OTHER);
    }
}
