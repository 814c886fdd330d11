package dev.baton.apikey;

/**
 * A key that was just made.
 *
 * @param secret what the machine sends as {@code Authorization: Bearer}; never to be seen again
 */
public record NewApiKey(ApiKey key, String secret) {}
