package dev.baton.delegates.dataerasure;

import dev.baton.delegates.engine.Variable;
import dev.baton.erasure.ErasureId;
import java.time.Instant;

/** The names data-erasure.bpmn and the code agree on. */
final class DataErasure {
    static final String KEY = "data-erasure";

    static final String DATA_ERASURE_REQUESTED = "DataErasureRequested";

    static final Variable<ErasureId> REQUEST = Variable.text("request", ErasureId::parse);
    static final Variable<Instant> ESCALATE_AT = Variable.instant("escalateAt");
    static final Variable<Boolean> HELD = Variable.flag("held");
    static final Variable<Instant> APPROVAL_DUE = Variable.instant("approvalDue");
    static final Variable<Boolean> ERASABLE = Variable.flag("erasable");
    static final Variable<String> OUTCOME = Variable.text("outcome");
    static final Variable<Boolean> LEFTOVERS = Variable.flag("leftovers");
    static final Variable<Instant> FORGET_AT = Variable.instant("forgetAt");
    static final Variable<Boolean> LETTER_GONE = Variable.flag("letterGone");

    private DataErasure() {}
}
