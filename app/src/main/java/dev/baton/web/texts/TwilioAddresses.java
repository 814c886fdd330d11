package dev.baton.web.texts;

import dev.baton.shared.NotFound;
import dev.baton.sms.WebHooks;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import dev.baton.web.protection.Address;
import java.net.URI;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The web hooks below Baton's public address; below this machine's, while it has none. */
@Component
class TwilioAddresses implements WebHooks {
    static final String ROOT = "/webhooks/twilio/";

    private final Address address;
    private final Tenants tenants;
    private final Environment environment;

    TwilioAddresses(Address address, Tenants tenants, Environment environment) {
        this.address = address;
        this.tenants = tenants;
        this.environment = environment;
    }

    @Override
    public URI messages(TenantId tenant) {
        return URI.create(of(tenant) + "/messages");
    }

    @Override
    public URI status(TenantId tenant, UUID outboxId) {
        return URI.create(of(tenant) + "/status/" + outboxId);
    }

    private String of(TenantId id) {
        var tenant = tenants.byId(id).orElseThrow(() -> new NotFound("tenant", id));
        return home() + ROOT + tenant.publicKey();
    }

    private String home() {
        var told = address.publicUrl();
        return told == null
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : told.toString().replaceFirst("/+$", "");
    }
}
