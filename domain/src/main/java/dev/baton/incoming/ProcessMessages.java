package dev.baton.incoming;

import dev.baton.shared.RecordRef;

/**
 * Tells processes what the outside says. A model opens itself to it by the name of a message, {@code event.} and a word;
 * no other message is ever told from here, so what people decide inside stays inside.
 */
public interface ProcessMessages {
    /**
     * Tells the processes of a record that wait for it.
     *
     * @param word without the {@code event.}
     * @return false when none waits for it now
     */
    boolean tell(String word, RecordRef record);
}
