package dev.baton.erasure;

/**
 * What the law on keeping asks about one kind of a person's data.
 *
 * @param kind {@code person}, {@code correspondence}, {@code contract}, {@code invoice}, {@code consent}, {@code technical}
 * @param invoices {@code none}, {@code open} or {@code booked}
 * @param contract {@code none}, {@code talks} (nothing signed), {@code signed} or {@code lost}
 * @param years full years since the end of the calendar year of the newest contract or invoice, with which retention
 *     begins (§ 147 (4) AO, § 257 (5) HGB); 0 in the same year
 */
public record HoldFacts(String kind, String invoices, String contract, long years, boolean dispute) {}
