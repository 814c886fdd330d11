package dev.baton.calendar;

/**
 * A calendar counts otherwise from now on, by a change of its own or of the holidays it keeps. Told in the transaction of
 * the change.
 */
public record CalendarChanged(String key, BusinessCalendar before, BusinessCalendar after) {}
