package dev.baton.enrichment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import org.jspecify.annotations.Nullable;

/** Somebody outside who knows companies by their domain. Asked through the outbox; the answer comes to the inbox. */
public interface CompanyProvider {
    /** The kind of the inbox entries that hold an answer: the provider's JSON as payload, the lead as record id. */
    String ANSWER_KIND = "enrichment";

    /** False where no provider was set up; then nobody needs to wait for an answer. */
    boolean configured();

    /**
     * Asks what is known of a domain, once per key.
     *
     * @return false when that was asked before
     */
    @CanIgnoreReturnValue
    boolean ask(
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId,
            RecordRef lead,
            String domain);
}
