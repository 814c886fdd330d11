package dev.baton.delegates.sideconversation;

import static dev.baton.delegates.sideconversation.SideConversation.SIDE_CONVERSATION;
import static dev.baton.delegates.sideconversation.SideConversation.SILENCE;

import dev.baton.ticket.SideConversations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "See how long they are silent". */
@Component
class JudgeVendorDelegate implements JavaDelegate {
    private final SideConversations conversations;

    JudgeVendorDelegate(SideConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var silence = conversations.judgeSilence(SIDE_CONVERSATION.from(execution));
        SILENCE.set(execution, silence.key());
    }
}
