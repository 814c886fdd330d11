package dev.baton.incoming;

import dev.baton.inbox.Handled;

/** Does what events of one type ask for. Events that have no reader change nothing: the readers are the allow-list. */
public interface EventReader {
    /** The type of events it reads ({@code lead.submitted}); one reader for each. */
    String type();

    /** Runs in the transaction that marks the event as done. May be asked again after it answered "not yet". */
    Handled read(IncomingEvent event);
}
