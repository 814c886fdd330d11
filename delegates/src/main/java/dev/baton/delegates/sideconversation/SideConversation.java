package dev.baton.delegates.sideconversation;

import dev.baton.delegates.engine.Variable;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.TicketId;
import java.time.Instant;

/** The names side-conversation.bpmn and the code agree on. */
final class SideConversation {
    static final String KEY = "side-conversation";

    static final String SIDE_CONVERSATION_CHANGED = "SideConversationChanged";

    static final Variable<TicketId> TICKET = Variable.text("ticket", TicketId::parse);
    static final Variable<SideConversationId> SIDE_CONVERSATION =
            Variable.text("sideConversation", SideConversationId::parse);
    static final Variable<String> STANDS = Variable.text("stands");
    static final Variable<Instant> VENDOR_SILENT_AT = Variable.instant("vendorSilentAt");
    static final Variable<String> SILENCE = Variable.text("silence");

    private SideConversation() {}
}
