package dev.baton.mail;

/**
 * A file that came with a letter.
 *
 * @param fileName without any path
 */
public record ReceivedAttachment(String fileName, String contentType, long size, byte[] content) {}
