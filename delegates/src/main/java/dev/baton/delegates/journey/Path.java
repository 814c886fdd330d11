package dev.baton.delegates.journey;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sequence flows an instance took. The engine does not keep them; they follow from the order of its steps: an
 * element was reached from that one of its predecessors which ended last before.
 */
final class Path {
    static List<String> of(BpmnModelInstance model, List<Visit> visits) {
        var taken = new LinkedHashSet<String>();
        for (var index = 0; index < visits.size(); index++) {
            var visit = visits.get(index);
            if (model.getModelElementById(visit.activityId()) instanceof FlowNode node) {
                into(node, visit, visits.subList(0, index), visits, taken);
            }
        }
        return List.copyOf(taken);
    }

    private static void into(FlowNode node, Visit visit, List<Visit> before, List<Visit> all, Set<String> taken) {
        Collection<SequenceFlow> incoming = node.getIncoming();
        if (node instanceof ParallelGateway) {
            incoming.stream()
                    .filter(flow -> lastEnd(flow, visit, all) != null)
                    .forEach(flow -> taken.add(flow.getId()));
            return;
        }
        @Nullable SequenceFlow nearest = null;
        @Nullable Instant nearestEnd = null;
        var nearestIndex = -1;
        for (var flow : incoming) {
            var index = lastIndex(flow, visit, before);
            if (index < 0) {
                continue;
            }
            var end = before.get(index).endedAt();
            if (end != null
                    && (nearestEnd == null
                            || end.isAfter(nearestEnd)
                            || end.equals(nearestEnd) && index > nearestIndex)) {
                nearest = flow;
                nearestEnd = end;
                nearestIndex = index;
            }
        }
        if (nearest != null) {
            taken.add(nearest.getId());
        }
    }

    private static int lastIndex(SequenceFlow flow, Visit visit, List<Visit> before) {
        for (var index = before.size() - 1; index >= 0; index--) {
            if (leadsTo(flow, before.get(index), visit)) {
                return index;
            }
        }
        return -1;
    }

    private static @Nullable Instant lastEnd(SequenceFlow flow, Visit visit, List<Visit> all) {
        return all.stream()
                .filter(source -> leadsTo(flow, source, visit))
                .map(Visit::endedAt)
                .findFirst()
                .orElse(null);
    }

    private static boolean leadsTo(SequenceFlow flow, Visit source, Visit visit) {
        var end = source.endedAt();
        return source.activityId().equals(flow.getSource().getId())
                && !source.isCancelled()
                && end != null
                && !end.isAfter(visit.startedAt());
    }

    private Path() {}
}
