package dev.baton.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the work list: what is due first comes first, what is never due comes last.
 *
 * @param next asks for the page after this one; null if this is the last
 */
public record WorkPage(List<WorkItem> items, @Nullable String next) {}
