package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.delegates.engine.FormValues;
import dev.baton.lead.ContactChannel;
import dev.baton.lead.ContactMade;
import dev.baton.lead.LeadConversation;
import dev.baton.outbox.SendKey;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** "First contact" and "Take over the untouched lead": two tasks, one form. */
class ContactHandler extends LeadTask {
    private final LeadConversation conversation;

    ContactHandler(String taskKey, LeadConversation conversation) {
        super(taskKey);
        this.conversation = conversation;
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var contact = new ContactMade(
                ContactChannel.parse(values.text("channel")),
                values.flag("reached"),
                values.textOrNull("note"),
                values.textOrNull("mailSubject"),
                values.textOrNull("mailBody"),
                values.date("nextStepOn"));
        conversation.contacted(
                LEAD.from(task),
                contact,
                login,
                SendKey.of(task.getProcessInstanceId(), task.getTaskDefinitionKey(), task.getId(), "lead"),
                task.getProcessInstanceId(),
                task.getTaskDefinitionKey());
    }
}
