package dev.baton.web.audit;

import dev.baton.audit.Change;
import dev.baton.people.Person;
import dev.baton.shared.RecordRef;
import dev.baton.web.records.RecordLinks;
import java.util.Map;
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

    /** @param record what it is about; null for none, or one that is gone */
    static ShownEntry of(Change change, Map<String, Person> people, @Nullable RecordRef record) {
        var colon = change.actor().indexOf(':');
        var kind = colon < 0 ? "system" : change.actor().substring(0, colon);
        var name = change.actor().substring(colon + 1);
        var known = kind.equals("person") ? people.get(name) : null;
        return new ShownEntry(change, kind, known == null ? name : known.name(), link(change, record));
    }

    private static @Nullable String link(Change change, @Nullable RecordRef record) {
        if (record != null) {
            return RecordLinks.of(record);
        }
        // An import is no record, but has a page.
        var isImport = change.subject().equals("lead_import") && change.record() != null;
        return isImport ? "/imports/" + change.record() : null;
    }
}
