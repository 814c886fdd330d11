package dev.baton.shared;

/**
 * One thing that is wrong with one field of what was handed in.
 *
 * @param field the field's name as the sender knows it (form key, JSON property, CSV column)
 * @param message what is wrong and what to do: a sentence, or the key of one ({@code people.capacity.range}) that pages and
 *     API say in the reader's language
 */
public record FieldProblem(String field, String message) {}
