package dev.baton.journey;

import dev.baton.shared.RecordRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a process that failed too often and waits for an operator.
 *
 * @param jobId what is to be tried again
 * @param stepName the step's name in the model
 * @param record the record that does not move on; null if the process belongs to none
 */
public record StuckStep(
        String jobId,
        String processKey,
        String processInstanceId,
        String stepName,
        @Nullable RecordRef record,
        String message,
        Instant since) {}
