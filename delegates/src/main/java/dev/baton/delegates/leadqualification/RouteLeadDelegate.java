package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.QUEUE;

import dev.baton.assignment.AssignmentService;
import dev.baton.assignment.Routing;
import dev.baton.assignment.Strategy;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Choose the team", "Choose the team again". */
@Component
class RouteLeadDelegate implements JavaDelegate {
    private final AssignmentService assignments;
    private final Decisions decisions;

    RouteLeadDelegate(AssignmentService assignments, Decisions decisions) {
        this.assignments = assignments;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lead = LEAD.from(execution);
        var answer = decisions.ask(execution, Facts.of(assignments.routingFacts(lead)));
        var routing = new Routing(
                answer.text("queue"),
                Strategy.parse(answer.text("strategy")),
                answer.integer("maxOpen"),
                answer.textOrNull("fallbackQueue"));
        assignments.routed(lead, routing);
        QUEUE.set(execution, routing.queue());
    }
}
