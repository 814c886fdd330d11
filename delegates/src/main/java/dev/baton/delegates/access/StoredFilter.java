package dev.baton.delegates.access;

import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;

/**
 * A list of tasks that Tasklist offers by name.
 *
 * @param key unique; part of the filter's id
 * @param query what is listed, as the engine's REST writes a task query, in JSON
 * @param properties how it is shown, in JSON
 */
record StoredFilter(String key, String name, String query, String properties) {
    String id() {
        return Grant.OURS + "filter:" + key;
    }

    FilterEntity row() {
        var row = new FilterEntity("Task");
        row.setId(id());
        return fill(row);
    }

    FilterEntity fill(FilterEntity row) {
        row.setName(name);
        row.setQueryInternal(query);
        row.setPropertiesInternal(properties);
        return row;
    }

    boolean isAsIn(FilterEntity row) {
        var wanted = row();
        return row.getName().equals(name)
                && row.getQueryInternal().equals(wanted.getQueryInternal())
                && row.getPropertiesInternal().equals(wanted.getPropertiesInternal());
    }
}
