package dev.baton.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to a record on its diagrams, and what can happen next.
 *
 * @param record the record's reference, {@code lead:0199...}
 * @param instances the processes that carried it, the oldest first, each before the ones it called
 */
public record JourneyView(String record, List<Instance> instances) {

    /**
     * One process that carried the record.
     *
     * @param bpmnUrl where its diagram is
     * @param state {@code active}, {@code completed} or {@code cancelled}
     * @param parentActivityId the call activity that started it; null if none did
     * @param flows ids of the sequence flows it took
     */
    public record Instance(
            String id,
            String processKey,
            String processName,
            int version,
            String bpmnUrl,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String parentActivityId,
            List<String> flows,
            List<Step> steps,
            List<Next> next,
            List<Incident> incidents) {}

    /**
     * One visit of one element.
     *
     * @param type as BPMN calls it: {@code userTask}, {@code exclusiveGateway}
     * @param state {@code done}, {@code active}, {@code cancelled} or {@code failed}
     * @param by who did it: {@code person:anna}, {@code process:lead-qualification/Task_FindTwins}
     * @param note what a reader should know besides, as a sentence
     */
    public record Step(
            String activityId,
            String name,
            String type,
            Instant startedAt,
            @Nullable Instant endedAt,
            String state,
            @Nullable String by,
            @Nullable String note,
            @Nullable Decision decision,
            List<Message> messages) {}

    /** What a decision table answered in a step, and why. */
    public record Decision(
            String key,
            String name,
            int version,
            List<Rule> rules,
            Map<String, @Nullable Object> inputs,
            List<Map<String, @Nullable Object>> outputs) {}

    /** A rule that matched. */
    public record Rule(String id, String reason) {}

    /** What a step sent to the outside. */
    public record Message(String channel, String recipient, String summary, String state, Instant at) {}

    /**
     * What can come next.
     *
     * @param kind {@code timer}, {@code message}, {@code task} or {@code end}
     * @param condition the gateway's answer that leads there; null if nothing is asked on the way
     */
    public record Next(
            String activityId,
            String name,
            String kind,
            @Nullable Instant dueAt,
            @Nullable String condition) {}

    /** A step that failed and waits for an operator. */
    public record Incident(String activityId, String message, Instant at) {}
}
