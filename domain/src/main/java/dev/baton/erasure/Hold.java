package dev.baton.erasure;

/**
 * What the law says of one kind of a person's data.
 *
 * @param law what it rests on: {@code § 257 (1) no. 2, 3, (4) HGB}
 * @param keepYears for how many years after the end of the calendar year it is kept; 0 when it goes, or nobody can say
 */
public record Hold(String kind, ErasureOutcome action, String reason, String law, int keepYears) {}
