package dev.baton.delegates.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;

/** A model says more than models may; nothing of its deployment was kept. */
public class ModelRefused extends ProcessEngineException {
    private final transient List<String> problems;

    ModelRefused(List<String> problems) {
        super("The model is not deployed: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
