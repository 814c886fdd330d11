package dev.baton.delegates.journey;

import dev.baton.journey.JourneyView.Next;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** Looks ahead from where an instance stands to where it can wait or end next, past the questions on the way. */
final class Ahead {
    private final BpmnModelInstance model;
    private final String instance;
    private final Travelled travelled;
    private final Map<String, Next> found = new LinkedHashMap<>();

    private Ahead(BpmnModelInstance model, String instance, Travelled travelled) {
        this.model = model;
        this.instance = instance;
        this.travelled = travelled;
    }

    static List<Next> of(BpmnModelInstance model, String instance, Travelled travelled) {
        var ahead = new Ahead(model, instance, travelled);
        travelled.visitsOf(instance).stream()
                .filter(visit -> visit.endedAt() == null)
                .forEach(visit -> ahead.from(visit.activityId()));
        travelled
                .subscriptions()
                .getOrDefault(instance, List.of())
                .forEach(subscription -> ahead.waits(subscription.activityId(), "message"));
        return List.copyOf(ahead.found.values());
    }

    private void from(String activityId) {
        if (!(model.getModelElementById(activityId) instanceof FlowNode node)) {
            return;
        }
        for (var boundary : model.getModelElementsByType(BoundaryEvent.class)) {
            if (node.equals(boundary.getAttachedTo())) {
                var kind = kind(boundary);
                if (kind != null) {
                    add(boundary, kind, null);
                }
            }
        }
        if (node instanceof EventBasedGateway || !node.getOutgoing().isEmpty()) {
            follow(node, null, new HashSet<>());
        }
    }

    private void waits(String activityId, String kind) {
        if (model.getModelElementById(activityId) instanceof FlowNode node
                && found.values().stream().noneMatch(next -> next.activityId().equals(activityId))) {
            add(node, kind, null);
        }
    }

    private void follow(FlowNode node, @Nullable String condition, Set<String> seen) {
        if (!seen.add(node.getId())) {
            return;
        }
        for (var flow : node.getOutgoing()) {
            var target = flow.getTarget();
            var answer = joined(condition, flow.getName());
            var kind = kind(target);
            if (kind == null) {
                follow(target, answer, seen);
            } else {
                add(target, kind, answer);
            }
        }
    }

    private static @Nullable String kind(FlowNode node) {
        if (node instanceof UserTask) {
            return "task";
        }
        if (node instanceof EndEvent) {
            return "end";
        }
        if (node instanceof ReceiveTask) {
            return "message";
        }
        if (node instanceof IntermediateCatchEvent || node instanceof BoundaryEvent) {
            for (var definition : ((CatchEvent) node).getEventDefinitions()) {
                if (definition instanceof TimerEventDefinition) {
                    return "timer";
                }
                if (definition instanceof MessageEventDefinition) {
                    return "message";
                }
            }
        }
        return null;
    }

    private void add(FlowNode node, String kind, @Nullable String condition) {
        var name = node.getName() == null ? node.getId() : node.getName();
        var due = travelled.timers().get(new Travelled.Place(instance, node.getId()));
        found.putIfAbsent(node.getId() + "/" + condition, new Next(node.getId(), name, kind, due, condition));
    }

    private static @Nullable String joined(@Nullable String before, @Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            return before;
        }
        var answers = new ArrayList<String>();
        if (before != null) {
            answers.add(before);
        }
        answers.add(answer);
        return String.join(", ", answers);
    }
}
