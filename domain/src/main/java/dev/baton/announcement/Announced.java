package dev.baton.announcement;

import dev.baton.shared.RecordRef;
import java.util.UUID;

/** An event of the business was put into the log; told within its transaction. */
public record Announced(UUID event, EventType type, RecordRef record) {}
