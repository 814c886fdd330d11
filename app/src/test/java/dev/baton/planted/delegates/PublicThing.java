package dev.baton.planted.delegates;

import dev.baton.planted.lead.Rows;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A delegate by another name, public, with three things to ask and a repository. */
public class PublicThing implements JavaDelegate {
    private final Rows rows;

    public PublicThing(Rows rows, String second, String third) {
        this.rows = rows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("rows", rows.hashCode());
    }
}
