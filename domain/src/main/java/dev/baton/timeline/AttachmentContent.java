package dev.baton.timeline;

/** A file of an activity with its content. */
@SuppressWarnings("ArrayRecordComponent")
public record AttachmentContent(AttachmentInfo info, byte[] content) {}
