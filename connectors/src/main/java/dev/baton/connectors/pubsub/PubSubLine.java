package dev.baton.connectors.pubsub;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The way to Pub/Sub: Google's, or the emulator's where {@code PUBSUB_EMULATOR_HOST} names one (Google's own word for it;
 * its Java library leaves it to us).
 */
@Component
class PubSubLine {
    private static final String EMULATOR = "PUBSUB_EMULATOR_HOST";

    private final @Nullable String emulator;

    PubSubLine(Environment environment) {
        var host = environment.getProperty(EMULATOR);
        this.emulator = host == null || host.isBlank() ? null : host.strip();
    }

    InstantiatingGrpcChannelProvider toTopics() {
        return channel(TopicAdminSettings.defaultGrpcTransportProviderBuilder());
    }

    InstantiatingGrpcChannelProvider toSubscriptions() {
        return channel(SubscriptionAdminSettings.defaultGrpcTransportProviderBuilder());
    }

    private InstantiatingGrpcChannelProvider channel(InstantiatingGrpcChannelProvider.Builder builder) {
        if (emulator != null) {
            return builder.setEndpoint(emulator)
                    .setChannelConfigurator(channel -> channel.usePlaintext())
                    .build();
        }
        return builder.build();
    }

    CredentialsProvider credentials() {
        return emulator == null
                ? TopicAdminSettings.defaultCredentialsProviderBuilder().build()
                : NoCredentialsProvider.create();
    }
}
