package dev.baton.delegates.engine;

import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.jspecify.annotations.Nullable;

/** Listens to the decision engine while this thread asks it, to learn which rules matched. */
final class DecisionTrace {
    private static final ThreadLocal<@Nullable DecisionTrace> CURRENT = new ThreadLocal<>();

    private @Nullable DmnDecisionEvaluationEvent event;

    static void heard(DmnDecisionEvaluationEvent event) {
        var trace = CURRENT.get();
        if (trace != null) {
            trace.event = event;
        }
    }

    /** What the decision engine told while it was asked. */
    static DmnDecisionEvaluationEvent of(Supplier<?> question) {
        var trace = new DecisionTrace();
        CURRENT.set(trace);
        try {
            var ignoredResult = question.get();
        } finally {
            CURRENT.remove();
        }
        if (trace.event == null) {
            throw new IllegalStateException("The decision engine told nothing");
        }
        return trace.event;
    }

    private DecisionTrace() {}
}
