package dev.baton.audit;

import java.util.Set;
import java.util.regex.Pattern;

/** Which values of the trail say nothing of a person. Whatever is not known to be plain is masked. */
final class PlainFields {
    static final String MASK = "•••";

    private static final Pattern ENDINGS =
            Pattern.compile(".*(_id|_at|_on|_until|_type|_minutes|_seconds|_count|_no|_version|_attempts)");
    private static final Set<String> NAMES = Set.of(
            "id",
            "key",
            "status",
            "grade",
            "band",
            "fit",
            "engagement",
            "queue",
            "fallback_queue",
            "strategy",
            "country",
            "region",
            "industry",
            "employees",
            "product",
            "language",
            "channel",
            "source",
            "recycled",
            "reassignments",
            "merged_into",
            "possible_twin_of",
            "honeypot_filled",
            "human_entered",
            "email_class",
            "stage",
            "currency",
            "close_on",
            "capacity",
            "active",
            "zone",
            "locale",
            "kind",
            "direction",
            "state",
            "attempts",
            "outcome",
            "verdict",
            "apart",
            "given",
            "purpose",
            "at",
            "reason",
            "entries",
            "roles",
            "rows",
            "record",
            "delimiter",
            "charset",
            "thank",
            "from_minute",
            "to_minute",
            "weekday",
            "day",
            "date");

    static boolean isPlain(String subject, String field) {
        return subject.contains("/")
                || NAMES.contains(field)
                || ENDINGS.matcher(field).matches();
    }

    private PlainFields() {}
}
