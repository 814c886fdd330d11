package dev.baton.calendar;

import java.time.LocalDate;

/**
 * A day on which a region does not work.
 *
 * @param region ISO 3166 country or subdivision ({@code DE}, {@code DE-BY}); a country's holidays hold in its
 *     subdivisions too
 */
public record Holiday(String region, LocalDate date, String name) {}
