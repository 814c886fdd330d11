package dev.baton.webhook;

import java.util.UUID;

/** What the posts of an endpoint are signed with from now on; shown once and never again. */
public record NewSecret(UUID webhook, String secret) {
    @Override
    public String toString() {
        return "NewSecret[" + webhook + "]";
    }
}
