package dev.baton.timeline;

/** A file that came with an activity. */
@SuppressWarnings("ArrayRecordComponent")
public record NewAttachment(String fileName, String contentType, byte[] content) {}
