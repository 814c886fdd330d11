package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.OUTCOME;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.FormValues;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.sla.PauseReason;
import dev.baton.ticket.ResolvedBy;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketWork;
import dev.baton.ticket.WorkOutcome;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Work on the ticket". */
@Component
class WorkTicketHandler extends TicketTask {
    private final TicketConversation conversation;
    private final TicketWork work;

    WorkTicketHandler(TicketConversation conversation, TicketWork work) {
        super(Tasks.WORK_TICKET);
        this.conversation = conversation;
        this.work = work;
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        var ticket = new TicketId(record.id());
        // How many, not who: Camunda's own applications show what a form is given as it is.
        var copies = conversation.usualCopies(ticket).size();
        return Map.of("incident", work.isIncident(ticket), "copies", copies);
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var ticket = TICKET.from(task);
        var outcome = WorkOutcome.parse(values.text("outcome"));
        switch (values.text("told")) {
            case "mail" ->
                conversation.answer(
                        ticket,
                        TicketAnswer.of(values.text("text")),
                        login,
                        SendKey.of(task.getProcessInstanceId(), task.getTaskDefinitionKey(), task.getId(), "customer"),
                        task.getProcessInstanceId(),
                        task.getTaskDefinitionKey());
            case "phone" -> conversation.called(ticket, values.text("note"), login);
            default -> {}
        }
        switch (outcome) {
            case RESOLVED ->
                work.solve(
                        ticket,
                        ResolvedBy.AGENT,
                        values.textOrNull("text"),
                        values.textOrNull("article") != null && values.flag("article"),
                        values.textOrNull("others"));
            case WAIT_CUSTOMER -> work.waits(ticket, PauseReason.CUSTOMER);
            case WAIT_VENDOR -> work.waits(ticket, PauseReason.VENDOR);
        }
        OUTCOME.set(task, outcome.key());
    }
}
