package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.TicketConversation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Open a ticket that follows". */
@Component
class OpenFollowUpDelegate implements JavaDelegate {
    private final TicketConversation conversation;

    OpenFollowUpDelegate(TicketConversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conversation.openFollowUp(TICKET.from(execution));
    }
}
