package dev.baton.timeline;

import java.util.UUID;

/**
 * A file of an activity, without its content.
 *
 * @param size in bytes
 */
public record AttachmentInfo(UUID id, String fileName, String contentType, long size) {}
