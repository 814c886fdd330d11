package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.OTHER_WAY;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.FormValues;
import dev.baton.ticket.ResolvedBy;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketWork;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** "Customer unreachable: another way?". */
@Component
class CustomerUnreachableHandler extends TicketTask {
    private final TicketConversation conversation;
    private final TicketWork work;

    CustomerUnreachableHandler(TicketConversation conversation, TicketWork work) {
        super(Tasks.CUSTOMER_UNREACHABLE);
        this.conversation = conversation;
        this.work = work;
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var ticket = TICKET.from(task);
        var otherWay = values.flag("otherWay");
        conversation.unreachable(ticket, otherWay, values.textOrNull("email"), values.text("note"), login);
        if (!otherWay) {
            work.solve(ticket, ResolvedBy.AGENT, null, false);
        }
        OTHER_WAY.set(task, otherWay);
    }
}
