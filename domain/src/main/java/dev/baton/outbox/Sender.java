package dev.baton.outbox;

/** Sends the messages of one channel. Called with no transaction open; any exception means: try again later. */
public interface Sender {
    Channel channel();

    /**
     * Sends one message. May be called again for the same entry when the acknowledgement was lost, so what the peer
     * receives carries an identity that stays the same.
     */
    SendOutcome send(OutboxEntry entry);
}
