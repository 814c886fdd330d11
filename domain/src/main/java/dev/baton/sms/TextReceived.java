package dev.baton.sms;

import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;

/** Somebody texted us about a record; the text stands in its timeline. */
public record TextReceived(RecordRef record, PhoneNumber from, String sid, String text) {}
