package dev.baton.delegates.sideconversation;

import static dev.baton.delegates.sideconversation.SideConversation.SIDE_CONVERSATION;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.ticket.SideConversations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Remind the vendor". */
@Component
@ReachesOutside
class RemindVendorDelegate implements JavaDelegate {
    private final SideConversations conversations;

    RemindVendorDelegate(SideConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conversations.remind(
                SIDE_CONVERSATION.from(execution), execution.getProcessInstanceId(), execution.getCurrentActivityId());
    }
}
