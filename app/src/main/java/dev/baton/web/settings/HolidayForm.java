package dev.baton.web.settings;

import org.jspecify.annotations.Nullable;

/** The form of a holiday, as it was typed. */
record HolidayForm(
        @Nullable String region,
        @Nullable String date,
        @Nullable String name) {}
