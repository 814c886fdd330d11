package dev.baton.outbox;

import java.util.Map;

/**
 * Makes a channel's message ready to be sent a second time because a person wants it. A channel without one repeats its
 * messages word for word.
 */
public interface Repetition {
    Channel channel();

    /**
     * What the repeated message is sent with: to the peer it is a message of its own. Called in the transaction that puts
     * it.
     *
     * @throws dev.baton.shared.Rejected if it must not be sent again
     */
    Map<String, Object> again(OutboxEntry first, SendKey key);
}
