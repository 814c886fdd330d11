package dev.baton.delegates.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventHandler;
import org.camunda.bpm.engine.impl.event.EventHandlerImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.event.SignalEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;

/**
 * Lets the engine's log of what people do have the messages and signals that they send to an instance. The engine itself
 * keeps only those messages that are sent to all instances at once.
 */
final class SentByHand {
    /** What a model throws, or what follows from a completed task, is none of these. */
    private static final Set<Class<?>> BY_HAND =
            Set.of(CorrelateMessageCmd.class, MessageEventReceivedCmd.class, SignalEventReceivedCmd.class);

    private static final String SIGNAL = "Signal";

    static List<EventHandler> handlers() {
        return List.of(new Messages(), new Signals());
    }

    /** Nothing is kept of what nobody has signed in for: the log asks about that itself. */
    private static void keep(String operation, String what, EventSubscriptionEntity heard, CommandContext context) {
        var command = Context.getCommandInvocationContext();
        if (heard.getProcessInstanceId() != null
                && command != null
                && BY_HAND.contains(command.getCommand().getClass())) {
            context.getOperationLogManager()
                    .logProcessInstanceOperation(
                            operation,
                            heard.getProcessInstanceId(),
                            null,
                            null,
                            List.of(new PropertyChange(what, null, heard.getEventName())));
        }
    }

    private static final class Messages extends EventHandlerImpl {
        Messages() {
            super(EventType.MESSAGE);
        }

        @Override
        public void handleEvent(
                EventSubscriptionEntity heard,
                Object payload,
                Object local,
                Object triggered,
                String businessKey,
                CommandContext context) {
            keep(UserOperationLogEntry.OPERATION_TYPE_CORRELATE_MESSAGE, "messageName", heard, context);
            super.handleEvent(heard, payload, local, triggered, businessKey, context);
        }
    }

    private static final class Signals extends SignalEventHandler {
        @Override
        public void handleEvent(
                EventSubscriptionEntity heard,
                Object payload,
                Object local,
                Object triggered,
                String businessKey,
                CommandContext context) {
            keep(SIGNAL, "signalName", heard, context);
            super.handleEvent(heard, payload, local, triggered, businessKey, context);
        }
    }

    private SentByHand() {}
}
