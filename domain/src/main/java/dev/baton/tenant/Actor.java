package dev.baton.tenant;

/**
 * Who does something, for the audit trail: a person, an API key, a step of a process, or Baton itself.
 *
 * @param kind {@code person}, {@code api-key}, {@code process} or {@code system}
 * @param name login, name of the key, or {@code process-key/ActivityId}
 */
public record Actor(String kind, String name) {
    public static Actor person(String login) {
        return new Actor("person", login);
    }

    public static Actor apiKey(String name) {
        return new Actor("api-key", name);
    }

    public static Actor process(String processKey, String activityId) {
        return new Actor("process", processKey + "/" + activityId);
    }

    public static Actor system(String name) {
        return new Actor("system", name);
    }

    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
