package dev.baton.demo;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people fill into the forms of lead qualification. */
final class Answers {
    static Map<String, @Nullable Object> called(boolean reached, String note) {
        return Map.of("channel", "call", "reached", reached ? "yes" : "no", "note", note);
    }

    static Map<String, @Nullable Object> met(String note) {
        return Map.of("channel", "meeting", "reached", "yes", "note", note);
    }

    static Map<String, @Nullable Object> mailed(String subject, String body) {
        return Map.of("channel", "mail", "reached", "no", "mailSubject", subject, "mailBody", body);
    }

    static Map<String, @Nullable Object> wants(
            String opportunity, String need, int budget, String currency, String timeline) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("verdict", "qualified");
        values.put("opportunityName", opportunity);
        values.put("need", need);
        values.put("budget", budget);
        values.put("currency", currency);
        values.put("authority", "decision-maker");
        values.put("timeline", timeline);
        return values;
    }

    static Map<String, @Nullable Object> later(String note) {
        return Map.of("verdict", "nurture", "authority", "influencer", "timeline", "later", "note", note);
    }

    static Map<String, @Nullable Object> notForUs(String reason, String note) {
        return Map.of("verdict", "disqualified", "reason", reason, "note", note);
    }

    static Map<String, @Nullable Object> wrongPerson(String note) {
        return Map.of("verdict", "wrong-person", "note", note);
    }

    static Map<String, @Nullable Object> genuine(boolean genuine, String note) {
        return Map.of("genuine", genuine ? "yes" : "no", "note", note);
    }

    static Map<String, @Nullable Object> somebodyElse(String note) {
        return Map.of("samePerson", "no", "note", note);
    }

    static Map<String, @Nullable Object> same(String survivor, String note) {
        return Map.of("samePerson", "yes", "survivor", survivor, "note", note);
    }

    private Answers() {}
}
