package dev.baton.delegates.engine;

import dev.baton.lead.StatementCounter;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.community.process_test_coverage.core.model.Collector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventType;
import org.springframework.context.ApplicationContext;

/**
 * Says which step of a process took how many statements. What the engine reads before a step and writes after the last
 * one of a transaction counts for what started the transaction ({@code job Task_ThankLead}, {@code claim}); what is
 * written where a transaction ends waiting counts for the step that waits.
 */
public final class StepStatements implements Collector {
    private final StatementCounter statements;
    private final CoveragePlugin engine;
    private final Map<String, Integer> counted = new TreeMap<>();
    private String transaction = "";
    private String step = "";
    private int charged;

    public StepStatements(StatementCounter statements, ApplicationContext context) {
        this.statements = statements;
        this.engine = context.getBean(CoveragePlugin.class);
    }

    /** Does the work of one transaction and counts its statements, by steps. */
    public void count(String transaction, Runnable work) {
        this.transaction = transaction;
        step = transaction;
        charged = statements.soFar();
        engine.tell(this);
        try {
            work.run();
            charge();
        } finally {
            engine.nobodyListens();
        }
    }

    /** The statements of each step, all its passings together; steps that took none are left out. */
    public Map<String, Integer> table() {
        var table = new TreeMap<>(counted);
        table.values().removeIf(count -> count == 0);
        return table;
    }

    @Override
    public void addEvent(Event passed) {
        charge();
        if (passed.getType() != EventType.TAKE) {
            step = passed.getType() == EventType.START ? passed.getDefinitionKey() : transaction;
        }
    }

    private void charge() {
        counted.merge(step, statements.soFar() - charged, Integer::sum);
        charged = statements.soFar();
    }
}
