package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.ANSWERED;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.ARTICLE_WANTED;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Close the ticket". */
@Component
class CloseTicketDelegate implements JavaDelegate {
    private final TicketWork work;

    CloseTicketDelegate(TicketWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticket = TICKET.from(execution);
        ANSWERED.set(execution, !work.close(ticket));
        ARTICLE_WANTED.set(execution, work.isArticleWanted(ticket));
    }
}
