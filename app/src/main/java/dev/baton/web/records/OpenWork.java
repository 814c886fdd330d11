package dev.baton.web.records;

import dev.baton.worklist.WorkItem;

/** Work that is open for a record; whoever does not see it in their list learns that it is there, not more. */
public record OpenWork(WorkItem item, boolean seen) {}
