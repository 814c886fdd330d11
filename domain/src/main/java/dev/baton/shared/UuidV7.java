package dev.baton.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes the keys of our rows: UUIDs of version 7 (RFC 9562), whose order is the order of their making. */
public final class UuidV7 {
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    private UuidV7() {}
}
