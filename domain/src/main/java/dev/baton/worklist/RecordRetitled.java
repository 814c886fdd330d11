package dev.baton.worklist;

import dev.baton.shared.RecordRef;

/** People call a record otherwise from now on, or find it more or less urgent: its open work does too. */
public record RecordRetitled(RecordRef record, RecordTitle title) {}
