package dev.baton.announcement;

/** Whether somebody carries the events of a tenant into the world. Where nobody does, they stay in the log to be read. */
@FunctionalInterface
public interface EventPublishing {
    boolean isOn();
}
