package dev.baton.assignment;

import java.util.Arrays;

/** How a queue chooses among those who are free. */
public enum Strategy {
    /** Whoever owns the account already; by turns where nobody does or they are not free. */
    OWNER("owner"),
    /** By turns. */
    ROUND_ROBIN("roundRobin"),
    /** Whoever has the fewest open leads; by turns among equals. */
    LEAST_LOADED("leastLoaded");

    private final String key;

    Strategy(String key) {
        this.key = key;
    }

    /** The word in the routing table: {@code roundRobin}. */
    public String key() {
        return key;
    }

    /** Reads the word of the routing table. */
    public static Strategy parse(String key) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A strategy is owner, roundRobin or leastLoaded, not '" + key + "'"));
    }
}
