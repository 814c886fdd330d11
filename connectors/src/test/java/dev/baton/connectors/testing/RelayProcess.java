package dev.baton.connectors.testing;

import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A process of its own that posts letters and relays them; made to be killed. Posts the same letters at each start. */
public final class RelayProcess {
    /**
     * @param arguments tenant, lead, number of letters, then settings
     */
    public static void main(String... arguments) {
        var tenant = TenantId.parse(arguments[0]);
        var lead = RecordRef.lead(UUID.fromString(arguments[1]));
        var letters = Integer.parseInt(arguments[2]);
        var context = new SpringApplicationBuilder(ConnectorsTestContext.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(arguments);
        var mailer = context.getBean(Mailer.class);
        for (var n = 1; n <= letters; n++) {
            var key = SendKey.of("crash", String.valueOf(n));
            var mail = new OutgoingMail(
                    lead,
                    "customer-" + n + "@customer.test",
                    null,
                    "Letter " + n,
                    "Good day",
                    null,
                    null,
                    List.of(),
                    true);
            Tenancy.run(tenant, Actor.system("crash-test"), () -> mailer.post(key, null, null, mail));
        }
    }

    private RelayProcess() {}
}
