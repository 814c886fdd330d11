package dev.baton.web.settings;

import org.jspecify.annotations.Nullable;

/** The form of a day on which a calendar departs from its week, as it was typed. */
record SpecialDayForm(
        @Nullable String date,
        @Nullable String rule,
        @Nullable String hours,
        @Nullable String note,
        long version) {}
