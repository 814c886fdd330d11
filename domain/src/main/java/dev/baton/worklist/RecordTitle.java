package dev.baton.worklist;

import org.jspecify.annotations.Nullable;

/**
 * What a list says of a record.
 *
 * @param title what people call it ("Erika Muster")
 * @param customer the company it is about; null if unknown
 * @param priority 0 to 100, more is more urgent
 */
public record RecordTitle(String title, @Nullable String customer, int priority) {}
