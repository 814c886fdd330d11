package dev.baton.mail;

/**
 * A file that goes out with a letter.
 *
 * @param fileName without any path
 */
public record Enclosure(String fileName, String contentType, byte[] content) {}
