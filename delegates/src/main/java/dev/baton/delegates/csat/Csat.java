package dev.baton.delegates.csat;

import dev.baton.delegates.engine.Variable;
import dev.baton.ticket.TicketId;
import java.time.Instant;

/** The names csat.bpmn and the code agree on. */
final class Csat {
    static final String KEY = "csat";

    static final String TICKET_RATED = "TicketRated";

    static final Variable<TicketId> TICKET = Variable.text("ticket", TicketId::parse);
    static final Variable<Long> CYCLE = Variable.number("cycle");
    static final Variable<Boolean> ASK = Variable.flag("ask");
    static final Variable<Instant> SURVEY_AT = Variable.instant("surveyAt");
    static final Variable<Boolean> STILL_SOLVED = Variable.flag("stillSolved");
    static final Variable<Instant> SURVEY_UNTIL = Variable.instant("surveyUntil");
    static final Variable<Boolean> UNHAPPY = Variable.flag("unhappy");

    private Csat() {}
}
