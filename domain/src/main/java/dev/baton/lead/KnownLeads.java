package dev.baton.lead;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leads that rows of a file may be about. */
public final class KnownLeads {
    /**
     * @param id the lead, or the one it was merged into
     * @param live false when it is nobody's any more: only its external id still names it
     */
    record Known(
            LeadId id,
            @Nullable String externalId,
            @Nullable String emailKey,
            boolean live) {}

    private final Map<String, Known> byExternalId = new HashMap<>();
    private final Map<String, Known> byEmail = new HashMap<>();
    private final Map<String, Known> unnamedByEmail = new HashMap<>();

    /** @param known newest first */
    KnownLeads(List<Known> known) {
        for (var lead : known) {
            var externalId = lead.externalId();
            if (externalId != null) {
                byExternalId.putIfAbsent(externalId, lead);
            }
            var email = lead.emailKey();
            if (email != null && lead.live()) {
                byEmail.putIfAbsent(email, lead);
                if (externalId == null) {
                    unnamedByEmail.putIfAbsent(email, lead);
                }
            }
        }
    }

    /**
     * The lead of that external id, else the newest of that e-mail address. Two external ids are two leads, even when
     * they share an address: the system they come from says so.
     */
    public Optional<LeadId> match(ImportedLead row) {
        var externalId = row.externalId();
        if (externalId != null && byExternalId.containsKey(externalId)) {
            return Optional.of(byExternalId.get(externalId)).map(Known::id);
        }
        var email = row.emailKey();
        return email == null
                ? Optional.empty()
                : Optional.ofNullable((externalId == null ? byEmail : unnamedByEmail).get(email))
                        .map(Known::id);
    }
}
