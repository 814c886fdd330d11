package dev.baton.decision;

import dev.baton.shared.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer of one version of a decision table for a record, with what it was asked and the rules that matched.
 *
 * @param key the decision's id in its file ({@code lead_grade})
 * @param decisionId the engine's id of that version
 * @param processInstanceId the process that asked; null if none did
 */
public record DecisionRecord(
        RecordRef record,
        String key,
        String name,
        int version,
        String decisionId,
        @Nullable String processInstanceId,
        @Nullable String activityInstanceId,
        @Nullable String activityId,
        Map<String, @Nullable Object> inputs,
        List<Map<String, @Nullable Object>> outputs,
        List<MatchedRule> rules,
        Instant at) {}
