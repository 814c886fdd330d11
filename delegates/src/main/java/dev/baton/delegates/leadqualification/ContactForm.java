package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.delegates.engine.FormValues;
import dev.baton.lead.ContactChannel;
import dev.baton.lead.ContactMade;
import dev.baton.lead.LeadConversation;
import dev.baton.outbox.SendKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Reads the form first-contact, which two tasks share. */
@Component
class ContactForm {
    private final LeadConversation conversation;

    ContactForm(LeadConversation conversation) {
        this.conversation = conversation;
    }

    void submitted(DelegateTask task, FormValues values, String login) {
        var channel = ContactChannel.parse(values.text("channel"));
        var contact = new ContactMade(
                channel,
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
