package dev.baton.inbox;

/** Something was taken into the inbox; heard after the commit, on this node only. */
public record EntriesWaiting() {}
