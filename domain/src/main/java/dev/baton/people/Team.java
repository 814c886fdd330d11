package dev.baton.people;

/**
 * A group of people who share a queue of work.
 *
 * @param key the word in tables, tokens and models: {@code sales-sdr}
 */
public record Team(String key, String name) {}
