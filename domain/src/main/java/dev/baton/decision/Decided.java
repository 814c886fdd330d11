package dev.baton.decision;

import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of a decision table that was asked by no process, perhaps before there was a record to keep it with. */
public record Decided(
        String key,
        String name,
        int version,
        String decisionId,
        Map<String, @Nullable Object> inputs,
        List<Map<String, @Nullable Object>> outputs,
        List<MatchedRule> rules,
        Instant at) {

    /** The same, for the record it turned out to be about. */
    public DecisionRecord about(RecordRef record) {
        return new DecisionRecord(record, key, name, version, decisionId, null, null, null, inputs, outputs, rules, at);
    }
}
