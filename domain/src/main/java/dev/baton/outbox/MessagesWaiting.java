package dev.baton.outbox;

/** Messages for a channel were put into the outbox; heard after the commit, on this node only. */
public record MessagesWaiting(Channel channel) {}
