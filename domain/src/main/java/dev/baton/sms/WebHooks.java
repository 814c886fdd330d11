package dev.baton.sms;

import dev.baton.tenant.TenantId;
import java.net.URI;
import java.util.UUID;

/** Where the provider of texts reaches us. */
public interface WebHooks {
    /** Where received texts of a tenant are handed in. */
    URI messages(TenantId tenant);

    /** Where it is told how far one of our texts has come. */
    URI status(TenantId tenant, UUID outboxId);
}
