package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.OWNER;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TEAM;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.WORK_DUE;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.ticket.TicketWatch;
import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Get the work ready". */
@Component
@ReachesOutside
class PrepareWorkDelegate implements JavaDelegate {
    private final TicketWork work;
    private final TicketWatch watch;

    PrepareWorkDelegate(TicketWork work, TicketWatch watch) {
        this.work = work;
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticket = TICKET.from(execution);
        work.workOn(ticket);
        watch.callBack(ticket, execution.getProcessInstanceId(), execution.getCurrentActivityId());
        TEAM.set(execution, work.team(ticket));
        OWNER.set(execution, work.assignee(ticket));
        WORK_DUE.set(execution, work.due(ticket).orElse(null));
    }
}
