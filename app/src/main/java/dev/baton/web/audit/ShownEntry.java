package dev.baton.web.audit;

import dev.baton.audit.Change;
import dev.baton.people.Person;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as people read it.
 *
 * @param kind {@code person}, {@code process}, {@code api-key} or {@code system}: the end of a message key
 * @param who name of the person or key, or the step of a process
 * @param link to the record; null where there is no page for it
 */
record ShownEntry(
        Change change, String kind, String who, @Nullable String link) {
    static ShownEntry of(Change change, Map<String, Person> people) {
        var colon = change.actor().indexOf(':');
        var kind = colon < 0 ? "system" : change.actor().substring(0, colon);
        var name = change.actor().substring(colon + 1);
        var known = kind.equals("person") ? people.get(name) : null;
        return new ShownEntry(change, kind, known == null ? name : known.name(), link(change));
    }

    private static @Nullable String link(Change change) {
        if (change.subject().equals("lead_import")) {
            return address("/imports/", change.record());
        }
        if (change.about() != null) {
            return address("/leads/", change.about());
        }
        var ofLead = change.subject().equals("lead") || change.subject().startsWith("engine/");
        return ofLead ? address("/leads/", change.record()) : null;
    }

    private static @Nullable String address(String path, @Nullable UUID id) {
        return id == null ? null : path + id;
    }
}
