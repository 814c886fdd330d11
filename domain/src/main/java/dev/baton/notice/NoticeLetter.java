package dev.baton.notice;

import org.jspecify.annotations.Nullable;

/**
 * An occasion in the words of a letter, for whoever wants one.
 *
 * @param subject short enough for a text
 * @param instance the process whose step tells, if one does
 */
public record NoticeLetter(
        String subject,
        String text,
        @Nullable String instance,
        @Nullable String activity) {}
