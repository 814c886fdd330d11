package dev.baton.watch;

import dev.baton.outbox.Channel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What waits, what is dead and what rests, of each channel and all tenants together. */
@Component
class OutboxMeters implements MeterBinder {
    private final OutboxWatch watch;

    OutboxMeters(OutboxWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var channel : Channel.values()) {
            gauge(
                    registry,
                    channel,
                    "baton.outbox.waiting",
                    "Messages that are to leave",
                    seen -> seen.of(channel).waiting());
            gauge(
                    registry,
                    channel,
                    "baton.outbox.dead",
                    "Messages that wait for a person",
                    seen -> seen.of(channel).dead());
            gauge(
                    registry,
                    channel,
                    "baton.outbox.oldest.seconds",
                    "How long the oldest message waits",
                    seen -> seen.oldest(seen.of(channel)).toSeconds());
            gauge(
                    registry,
                    channel,
                    "baton.circuit.open",
                    "Tenants whose channel rests",
                    seen -> seen.of(channel).openCircuits());
        }
    }

    private void gauge(
            MeterRegistry registry, Channel channel, String name, String meaning, ToDoubleFunction<OutboxWatch> value) {
        Gauge.builder(name, watch, value)
                .description(meaning)
                .tag("channel", channel.key())
                .register(registry);
    }
}
