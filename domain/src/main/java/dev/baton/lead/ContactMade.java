package dev.baton.lead;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to get in touch with a lead.
 *
 * @param mailSubject and body: to be sent when the channel is mail
 */
public record ContactMade(
        ContactChannel channel,
        boolean reached,
        @Nullable String note,
        @Nullable String mailSubject,
        @Nullable String mailBody,
        @Nullable LocalDate nextStepOn) {}
