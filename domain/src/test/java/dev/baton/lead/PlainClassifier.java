package dev.baton.lead;

import dev.baton.decision.Decided;
import dev.baton.decision.MatchedRule;
import dev.baton.mailroom.LetterClass;
import dev.baton.mailroom.LetterClassifier;
import dev.baton.mailroom.LetterEffects;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts letters without a table: by the few traits the tests of the domain need. */
public class PlainClassifier implements LetterClassifier {
    private static final LetterEffects THREAD = new LetterEffects(true, false, false, false, false);

    @Override
    public Classified classify(Map<String, Object> traits) {
        var found = letterClass(traits);
        var effects = switch (found) {
            case HUMAN -> LetterEffects.ALL;
            case OWN -> Boolean.TRUE.equals(traits.get("ownLetter")) ? LetterEffects.NONE : THREAD;
            default -> THREAD;
        };
        var decided = new Decided(
                "mail_class",
                "What is this letter?",
                1,
                "mail_class:1",
                new HashMap<>(traits),
                List.of(Map.of("class", found.key())),
                List.of(new MatchedRule("Rule_" + found, "For the test")),
                Instant.EPOCH);
        return new Classified(found, effects, decided);
    }

    private static LetterClass letterClass(Map<String, Object> traits) {
        if (Boolean.TRUE.equals(traits.get("ownLetter")) || Boolean.TRUE.equals(traits.get("ownAddress"))) {
            return LetterClass.OWN;
        }
        if (Boolean.TRUE.equals(traits.get("complaint"))) {
            return LetterClass.COMPLAINT;
        }
        if ("failed".equals(traits.get("action"))) {
            return "5".equals(traits.get("statusClass")) ? LetterClass.BOUNCE_HARD : LetterClass.BOUNCE_SOFT;
        }
        return "".equals(traits.get("autoSubmitted")) ? LetterClass.HUMAN : LetterClass.AUTO_REPLY;
    }
}
