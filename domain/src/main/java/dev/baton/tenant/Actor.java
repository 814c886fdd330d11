package dev.baton.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, for the audit trail: a person, an API key, a step of a process, or Baton itself.
 *
 * @param kind {@code person}, {@code api-key}, {@code process} or {@code system}
 * @param name login, name of the key, or {@code process-key/ActivityId}
 * @param instance the process instance whose step it is; null for who is no step
 */
public record Actor(String kind, String name, @Nullable String instance) {
    public Actor(String kind, String name) {
        this(kind, name, null);
    }

    public static Actor person(String login) {
        return new Actor("person", login);
    }

    public static Actor apiKey(String name) {
        return new Actor("api-key", name);
    }

    public static Actor process(String processKey, String activityId) {
        return new Actor("process", processKey + "/" + activityId);
    }

    /** A step of one process instance. */
    public static Actor process(String processKey, String activityId, String instance) {
        return new Actor("process", processKey + "/" + activityId, instance);
    }

    public static Actor system(String name) {
        return new Actor("system", name);
    }

    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
