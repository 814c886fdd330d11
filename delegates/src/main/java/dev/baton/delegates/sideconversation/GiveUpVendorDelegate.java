package dev.baton.delegates.sideconversation;

import static dev.baton.delegates.sideconversation.SideConversation.SIDE_CONVERSATION;

import dev.baton.ticket.SideConversations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Go on without them". */
@Component
class GiveUpVendorDelegate implements JavaDelegate {
    private final SideConversations conversations;

    GiveUpVendorDelegate(SideConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conversations.giveUp(SIDE_CONVERSATION.from(execution));
    }
}
