package dev.baton.journey;

import java.util.Collection;
import java.util.Map;

/** Knows what the steps of processes are called. */
public interface StepNames {
    /** A step that was passed. */
    record Step(String processInstanceId, String stepId) {}

    /** The names in the models that the instances followed; a step whose model nobody knows any more is missing. */
    Map<Step, String> of(Collection<Step> steps);
}
