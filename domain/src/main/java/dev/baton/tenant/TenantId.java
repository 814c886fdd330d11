package dev.baton.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.shared.UuidV7;
import java.util.UUID;

/** Identifies a {@link Tenant}. */
public record TenantId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {}

    public static TenantId create() {
        return new TenantId(UuidV7.next());
    }

    public static TenantId parse(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
