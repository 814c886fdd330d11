package dev.baton.lead;

import org.jspecify.annotations.Nullable;

/**
 * What the intake gate is asked with.
 *
 * @param submitSeconds null when the lead came by no form
 * @param ipRate10min leads from the same address within ten minutes, this one included
 */
public record IntakeFacts(
        boolean honeypotFilled,
        @Nullable Long submitSeconds,
        long ipRate10min,
        EmailClass emailClass,
        boolean suppressed) {
    static IntakeFacts of(Lead lead, long ipRate, boolean suppressed) {
        var arrival = lead.arrival();
        var seconds = arrival.submitSeconds();
        return new IntakeFacts(
                arrival.honeypotFilled(),
                seconds == null ? null : (long) seconds,
                ipRate,
                lead.details().emailClass(),
                suppressed);
    }
}
