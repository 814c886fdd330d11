package dev.baton.delegates.journey;

import dev.baton.incoming.ProcessMessages;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds who waits for a message that its name opens to the outside: the tenant's own, by the record as business key. */
@Component
class MessagesFromOutside implements ProcessMessages {
    private static final String OPEN = "event.";

    private final RuntimeService runtime;

    /** The engine is asked for when it is used: it comes after the delegates, and those after this. */
    MessagesFromOutside(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public boolean tell(String word, RecordRef record) {
        var message = OPEN + word;
        var waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(record.toString())
                .tenantIdIn(Tenancy.required().toString())
                .list();
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
        return !waiting.isEmpty();
    }
}
