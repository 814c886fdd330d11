package dev.baton.delegates.ticketlifecycle;

import dev.baton.delegates.engine.Variable;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.TicketId;
import java.time.Instant;

/** The names ticket-lifecycle.bpmn and the code agree on. */
final class TicketLifecycle {
    static final String KEY = "ticket-lifecycle";

    static final String TICKET_RECEIVED = "TicketReceived";
    static final String CUSTOMER_REPLIED = "CustomerReplied";
    static final String TICKET_SORTED = "TicketSorted";
    static final String TICKET_TAKEN_UP = "TicketTakenUp";
    static final String REPLY_BOUNCED = "ReplyBounced";
    static final String VENDOR_ASKED = "VendorAsked";
    static final String VENDOR_ANSWERED = "VendorAnswered";
    static final String LINKED_TO_INCIDENT = "LinkedToIncident";
    static final String INCIDENT_SOLVED = "IncidentSolved";
    static final String TICKET_CHANGED = "TicketChanged";
    static final String TICKET_MERGED = "TicketMerged";
    static final String ERASURE_REQUESTED = "ErasureRequested";

    static final String MANAGER_NEEDED = "MANAGER_NEEDED";
    static final String NEEDS_NEXT_LEVEL = "NEEDS_NEXT_LEVEL";
    static final String TICKET_RESOLVED = "TICKET_RESOLVED";
    static final String TICKET_NEEDS_REPAIR = "TICKET_NEEDS_REPAIR";

    static final Variable<TicketId> TICKET = Variable.text("ticket", TicketId::parse);
    static final Variable<Boolean> SURE = Variable.flag("sure");
    static final Variable<String> TEAM = Variable.text("team");
    static final Variable<String> OWNER = Variable.text("owner");
    static final Variable<Instant> WORK_DUE = Variable.instant("workDue");
    static final Variable<String> OUTCOME = Variable.text("outcome");
    static final Variable<Boolean> UNREACHABLE = Variable.flag("unreachable");
    static final Variable<Instant> CUSTOMER_SILENT_AT = Variable.instant("customerSilentAt");
    static final Variable<String> SILENCE = Variable.text("silence");
    static final Variable<Boolean> OTHER_WAY = Variable.flag("otherWay");
    static final Variable<Instant> VENDOR_SILENT_AT = Variable.instant("vendorSilentAt");
    static final Variable<Boolean> VENDOR_AWAITED = Variable.flag("vendorAwaited");
    static final Variable<SideConversationId> SIDE_CONVERSATION =
            Variable.text("sideConversation", SideConversationId::parse);
    static final Variable<Instant> GRACE_ENDS_AT = Variable.instant("graceEndsAt");
    static final Variable<Long> CYCLE = Variable.number("cycle");
    static final Variable<Boolean> ANSWERED = Variable.flag("answered");
    static final Variable<String> ANSWER = Variable.text("answer");
    static final Variable<Boolean> ARTICLE_WANTED = Variable.flag("articleWanted");
    static final Variable<Boolean> START_OVER = Variable.flag("startOver");

    private TicketLifecycle() {}
}
