package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.FormValues;
import dev.baton.ticket.TicketConversation;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** "Take care of the late ticket". */
@Component
class ManagerCareHandler extends TicketTask {
    private final TicketConversation conversation;

    ManagerCareHandler(TicketConversation conversation) {
        super(Tasks.MANAGER_CARE);
        this.conversation = conversation;
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        conversation.note(TICKET.from(task), values.text("note"), login);
    }
}
