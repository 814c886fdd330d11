package dev.baton.ticket;

import java.time.Duration;
import java.util.List;

/** A table of promises as a test wants it: each priority has the policy of its name. */
class WrittenTable implements PolicyTable {
    static final Promise HIGH = promise("high", 4, 4, 16);
    static final Promise LOW = promise("low", 8, 8, 40);

    private Version version = new Version("sla_policy:1:a", 1, List.of(HIGH, LOW));

    static Promise promise(String policy, int first, int next, int resolution) {
        return new Promise(
                policy,
                Duration.ofHours(first),
                Duration.ofHours(next),
                Duration.ofHours(resolution),
                "default",
                true,
                false,
                "standard");
    }

    void deploy(Promise... rules) {
        var number = version.number() + 1;
        version = new Version("sla_policy:" + number + ":a", number, List.of(rules));
    }

    @Override
    public Version newest() {
        return version;
    }
}
