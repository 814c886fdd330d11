package dev.baton.lead;

import dev.baton.shared.RecordRef;

/** A person wrote to us about a record that is no lead (any more). */
public record MailReceived(RecordRef record) {}
