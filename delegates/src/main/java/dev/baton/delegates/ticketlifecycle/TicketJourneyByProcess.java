package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.SIDE_CONVERSATION;
import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.csat.CsatMessages;
import dev.baton.delegates.sideconversation.SideConversationMessages;
import dev.baton.delegates.slawatch.SlaWatchMessages;
import dev.baton.journey.ProcessLinks;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketJourney;
import dev.baton.worklist.WorkList;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Carries a ticket's journey by the process ticket-lifecycle: one instance per ticket, found by its business key. */
@Component
class TicketJourneyByProcess implements TicketJourney {
    /** Where a ticket stands that is part of an incident. */
    private static final String WAITS_FOR_INCIDENT = "Gateway_Incident";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessLinks links;
    private final WorkList workList;

    /** Engine and work list are asked for when they are used: they come after the delegates, and those after this. */
    TicketJourneyByProcess(
            @Lazy RuntimeService runtime, @Lazy TaskService tasks, ProcessLinks links, @Lazy WorkList workList) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.links = links;
        this.workList = workList;
    }

    @Override
    public boolean received(TicketId ticket) {
        var record = ticket.record();
        if (!links.open(TicketLifecycle.KEY, record)) {
            return false;
        }
        var instance = runtime.createMessageCorrelation(TicketLifecycle.TICKET_RECEIVED)
                .processInstanceBusinessKey(record.toString())
                .setVariables(Map.of(TICKET.name(), TICKET.stored(ticket)))
                .correlateStartMessage();
        links.started(TicketLifecycle.KEY, record, instance.getProcessInstanceId());
        return true;
    }

    @Override
    public boolean receivedAfterAll(TicketId ticket) {
        return !links.wasOpen(TicketLifecycle.KEY, ticket.record()) && received(ticket);
    }

    @Override
    public boolean customerReplied(TicketId ticket) {
        return told(TicketLifecycle.CUSTOMER_REPLIED, ticket);
    }

    @Override
    public boolean replyBounced(TicketId ticket) {
        return told(TicketLifecycle.REPLY_BOUNCED, ticket);
    }

    @Override
    public boolean vendorAsked(TicketId ticket, SideConversationId conversation) {
        return !runtime.createMessageCorrelation(TicketLifecycle.VENDOR_ASKED)
                .processInstanceBusinessKey(ticket.record().toString())
                .setVariableToTriggeredScope(SIDE_CONVERSATION.name(), SIDE_CONVERSATION.stored(conversation))
                .correlateAllWithResult()
                .isEmpty();
    }

    /** Each conversation is carried by an instance of its own. */
    @Override
    public boolean sideConversationChanged(TicketId ticket, SideConversationId conversation) {
        return !runtime.createMessageCorrelation(SideConversationMessages.SIDE_CONVERSATION_CHANGED)
                .processInstanceBusinessKey(ticket.record().toString())
                .processInstanceVariableEquals(SIDE_CONVERSATION.name(), SIDE_CONVERSATION.stored(conversation))
                .correlateAllWithResult()
                .isEmpty();
    }

    @Override
    public boolean vendorAnswered(TicketId ticket) {
        return told(TicketLifecycle.VENDOR_ANSWERED, ticket);
    }

    @Override
    public boolean takenUp(TicketId ticket) {
        return told(TicketLifecycle.TICKET_TAKEN_UP, ticket);
    }

    @Override
    public boolean changed(TicketId ticket) {
        return told(TicketLifecycle.TICKET_CHANGED, ticket);
    }

    @Override
    public boolean clocksChanged(TicketId ticket) {
        return told(SlaWatchMessages.SLA_CHANGED, ticket);
    }

    @Override
    public boolean closed(TicketId ticket) {
        return told(SlaWatchMessages.TICKET_CLOSED, ticket);
    }

    @Override
    public boolean merged(TicketId ticket) {
        return told(TicketLifecycle.TICKET_MERGED, ticket);
    }

    @Override
    public boolean sorted(TicketId ticket) {
        return told(TicketLifecycle.TICKET_SORTED, ticket);
    }

    @Override
    public boolean linkedToIncident(TicketId ticket) {
        return told(TicketLifecycle.LINKED_TO_INCIDENT, ticket);
    }

    @Override
    public boolean incidentSolved(TicketId ticket) {
        return told(TicketLifecycle.INCIDENT_SOLVED, ticket);
    }

    @Override
    public boolean incidentForgotten(TicketId ticket) {
        var waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(ticket.record().toString())
                .activityId(WAITS_FOR_INCIDENT)
                .messageEventSubscriptionName(TicketLifecycle.TICKET_TAKEN_UP)
                .list();
        waiting.forEach(execution -> runtime.messageEventReceived(TicketLifecycle.TICKET_TAKEN_UP, execution.getId()));
        return !waiting.isEmpty();
    }

    @Override
    public boolean erasureRequested(TicketId ticket) {
        return told(TicketLifecycle.ERASURE_REQUESTED, ticket);
    }

    /** Each solution is asked about by an instance of its own. */
    @Override
    public boolean rated(TicketId ticket, int cycle) {
        return !runtime.createMessageCorrelation(CsatMessages.TICKET_RATED)
                .processInstanceBusinessKey(ticket.record().toString())
                .processInstanceVariableEquals(TicketLifecycle.CYCLE.name(), TicketLifecycle.CYCLE.stored((long) cycle))
                .correlateAllWithResult()
                .isEmpty();
    }

    @Override
    public boolean nextLevelNeeded(TicketId ticket) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(ticket.record().toString())
                .taskDefinitionKey(Tasks.WORK_TICKET)
                .singleResult();
        if (task == null) {
            return false;
        }
        tasks.handleEscalation(task.getId(), TicketLifecycle.NEEDS_NEXT_LEVEL);
        return true;
    }

    @Override
    public boolean assigned(TicketId ticket, @Nullable String login, String team) {
        return workList.handOver(ticket.record(), Tasks.WORK_TICKET, login, Set.of(team));
    }

    private boolean told(String message, TicketId ticket) {
        return !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(ticket.record().toString())
                .correlateAllWithResult()
                .isEmpty();
    }
}
