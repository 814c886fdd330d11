package dev.baton.delegates.csat;

import static dev.baton.delegates.csat.Csat.TICKET;

import dev.baton.delegates.engine.FormValues;
import dev.baton.delegates.engine.TaskHandler;
import dev.baton.ticket.TicketConversation;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** "Call the customer back". */
class CallBackHandler implements TaskHandler {
    private final TicketConversation conversation;

    CallBackHandler(TicketConversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public String processKey() {
        return Csat.KEY;
    }

    @Override
    public String taskKey() {
        return "Task_CallBack";
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        conversation.note(TICKET.from(task), values.text("note"), login);
    }
}
