package dev.baton.delegates.sideconversation;

import static dev.baton.delegates.sideconversation.SideConversation.SIDE_CONVERSATION;
import static dev.baton.delegates.sideconversation.SideConversation.STANDS;
import static dev.baton.delegates.sideconversation.SideConversation.VENDOR_SILENT_AT;

import dev.baton.ticket.SideConversations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "See how it stands". */
@Component
class LookAtConversationDelegate implements JavaDelegate {
    private final SideConversations conversations;

    LookAtConversationDelegate(SideConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var look = conversations.look(SIDE_CONVERSATION.from(execution));
        STANDS.set(execution, look.whoseTurn());
        VENDOR_SILENT_AT.set(execution, look.silentAt());
    }
}
