package dev.baton.sla;

/** Whom a clock waits for. */
public enum PauseReason {
    CUSTOMER,
    VENDOR
}
