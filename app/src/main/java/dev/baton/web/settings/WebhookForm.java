package dev.baton.web.settings;

import dev.baton.announcement.EventType;
import dev.baton.webhook.Webhook;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of an endpoint.
 *
 * @param types none: all events
 */
record WebhookForm(
        @Nullable String url,
        @Nullable Set<EventType> types,
        @Nullable Boolean active,
        @Nullable Long version) {

    static WebhookForm empty() {
        return new WebhookForm("", Set.of(), true, 0L);
    }

    static WebhookForm of(Webhook webhook) {
        return new WebhookForm(webhook.url(), webhook.types(), webhook.active(), webhook.version());
    }

    /** The same entries, to be saved over the version that is there now. */
    WebhookForm over(long newVersion) {
        return new WebhookForm(url, types, active, newVersion);
    }

    public String address() {
        return url == null ? "" : url;
    }

    public Set<EventType> chosenTypes() {
        return types == null ? Set.of() : types;
    }

    public boolean isActive() {
        return Boolean.TRUE.equals(active);
    }

    public long seenVersion() {
        return version == null ? 0 : version;
    }
}
