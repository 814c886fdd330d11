package dev.baton.delegates.ticketlifecycle;

import dev.baton.ticket.Impact;
import dev.baton.ticket.PromiseFacts;
import dev.baton.ticket.ReopenFacts;
import dev.baton.ticket.TriageFacts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of the business in the words of the decision tables. */
final class Facts {
    static Map<String, @Nullable Object> of(TriageFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("channel", facts.channel().key());
        inputs.put("topic", facts.topic().key());
        inputs.put("product", facts.product());
        inputs.put("tier", facts.tier().key());
        inputs.put("vip", facts.vip());
        inputs.put("impact", key(facts.impact()));
        inputs.put("language", facts.language());
        inputs.put("openIncident", facts.openIncident());
        return inputs;
    }

    static Map<String, @Nullable Object> of(PromiseFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("priority", facts.priority().key());
        inputs.put("tier", facts.tier().key());
        inputs.put("vip", facts.vip());
        inputs.put("channel", facts.channel().key());
        inputs.put("impact", key(facts.impact()));
        return inputs;
    }

    static Map<String, @Nullable Object> of(ReopenFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("daysSinceResolved", facts.daysSinceResolved());
        inputs.put("automatic", facts.automatic());
        inputs.put("thanksOnly", facts.thanksOnly());
        inputs.put("merged", facts.merged());
        inputs.put("participant", facts.participant());
        return inputs;
    }

    private static @Nullable String key(@Nullable Impact impact) {
        return impact == null ? null : impact.key();
    }

    private Facts() {}
}
