package dev.baton.web.live;

import dev.baton.people.PersonId;
import dev.baton.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page that is open, and what it is to hear of.
 *
 * @param session in which it was opened; where that ends, it hears nothing more
 * @param page names this page while it is open, over all its streams
 * @param ticket the one it shows; null for none
 * @param desk whether it shows many
 */
record Listener(
        TenantId tenant,
        PersonId person,
        String session,
        UUID page,
        @Nullable UUID ticket,
        boolean desk) {
    boolean hearsOf(TenantId other, UUID about) {
        return tenant.equals(other) && (desk || about.equals(ticket));
    }

    boolean shows(TenantId other, UUID about) {
        return tenant.equals(other) && about.equals(ticket);
    }
}
