package dev.baton.worklist;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a piece of work.
 *
 * @param documentation what the model says to whoever does it; null if it says nothing
 * @param schema the form as form-js reads it (JSON); null if there is nothing to fill in
 * @param data what the fields show at first, and the lists that selects take their options from
 * @param readonly true if the person may look but not complete
 */
public record TaskForm(
        WorkItem item,
        @Nullable String documentation,
        @Nullable String schema,
        Map<String, @Nullable Object> data,
        boolean readonly) {}
