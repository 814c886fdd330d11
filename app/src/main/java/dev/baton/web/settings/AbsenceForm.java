package dev.baton.web.settings;

import org.jspecify.annotations.Nullable;

/**
 * The form that enters an absence, as it was typed.
 *
 * @param first its first day, ISO 8601
 * @param last its last day, within it
 */
record AbsenceForm(
        @Nullable String login,
        @Nullable String first,
        @Nullable String last,
        @Nullable String reason) {}
