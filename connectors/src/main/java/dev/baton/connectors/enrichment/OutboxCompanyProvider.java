package dev.baton.connectors.enrichment;

import dev.baton.enrichment.CompanyProvider;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the provider by way of the outbox. */
@Component
class OutboxCompanyProvider implements CompanyProvider {
    private final Outbox outbox;
    private final EnrichmentSettings settings;

    OutboxCompanyProvider(Outbox outbox, EnrichmentSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public boolean configured() {
        return settings.url() != null;
    }

    @Override
    public boolean ask(
            SendKey key,
            @Nullable String processInstanceId,
            @Nullable String activityId,
            RecordRef lead,
            String domain) {
        return outbox.put(new OutboundMessage(
                Channel.ENRICHMENT,
                key,
                lead,
                processInstanceId,
                activityId,
                domain,
                "Company facts of " + domain,
                Map.of("domain", domain)));
    }
}
