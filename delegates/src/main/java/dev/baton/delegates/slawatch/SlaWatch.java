package dev.baton.delegates.slawatch;

import dev.baton.delegates.engine.Variable;
import dev.baton.ticket.TicketId;
import java.time.Instant;

/** The names sla-watch.bpmn and the code agree on. */
final class SlaWatch {
    static final String KEY = "sla-watch";

    static final String SLA_CHANGED = "SlaChanged";
    static final String TICKET_CLOSED = "TicketClosed";
    static final String MANAGER_IS_NEEDED = "MANAGER_NEEDED";

    static final Variable<TicketId> TICKET = Variable.text("ticket", TicketId::parse);
    static final Variable<Boolean> OVER = Variable.flag("over");
    static final Variable<Instant> THRESHOLD_AT = Variable.instant("thresholdAt");
    static final Variable<Boolean> MANAGER_NEEDED = Variable.flag("managerNeeded");

    private SlaWatch() {}
}
