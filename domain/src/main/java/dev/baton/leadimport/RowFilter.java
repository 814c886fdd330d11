package dev.baton.leadimport;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which rows of an import a report shows. */
public enum RowFilter {
    ALL("true"),
    /** Would be a new lead. */
    CREATE("plan = 'create'"),
    UPDATE("plan = 'update'"),
    REPEAT("plan = 'repeat'"),
    REFUSE("plan = 'refuse'"),
    CREATED("outcome = 'created'"),
    UPDATED("outcome = 'updated'"),
    UNCHANGED("outcome = 'unchanged'"),
    REFUSED("outcome = 'refused'"),
    WITHDRAWN("undone = 'withdrawn'"),
    RESTORED("undone = 'restored'"),
    KEPT("undone = 'kept'");

    private final String condition;

    RowFilter(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    /** The word in addresses: {@code refused}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The filter of that word, if there is one. */
    public static Optional<RowFilter> find(String key) {
        return Arrays.stream(values())
                .filter(filter -> filter.key().equals(key))
                .findFirst();
    }
}
