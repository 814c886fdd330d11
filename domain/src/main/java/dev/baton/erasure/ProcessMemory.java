package dev.baton.erasure;

import dev.baton.shared.RecordRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the processes of the tenant remember: variables, forms, failures and their traces. */
public interface ProcessMemory {
    /**
     * All that names the person.
     *
     * @param records whose instances are theirs
     * @return a row each: where it stands, and what it says
     */
    List<Map<String, @Nullable Object>> about(PersonTerms terms, Collection<RecordRef> records);

    /** Replaces whatever names the person; says in how many rows. */
    int forget(PersonTerms terms, Collection<RecordRef> records);
}
