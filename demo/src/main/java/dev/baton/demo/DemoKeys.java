package dev.baton.demo;

import dev.baton.apikey.ApiKeys;
import dev.baton.identity.Role;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * An API key for each tenant to try the API with. Baton itself keeps no secret; so they stand in files beside the data,
 * for the next start to show them again.
 */
@Component
class DemoKeys {
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final ApiKeys keys;
    private final Path directory;
    private final Clock clock;

    DemoKeys(ApiKeys keys, DemoSettings settings, Clock clock) {
        this.keys = keys;
        this.directory = settings.data();
        this.clock = clock;
    }

    /** The tenant's secret, made at the first call and anew once it is no longer good. */
    String secretOf(Tenant tenant) {
        var file = directory.resolve("api-key-" + tenant.key());
        try {
            if (Files.exists(file)) {
                var secret = Files.readString(file).strip();
                if (Tenancy.acrossTenants("demo", () -> keys.signIn(secret)).isPresent()) {
                    return secret;
                }
            }
            var made = make(tenant);
            Files.writeString(file, made + "\n");
            return made;
        } catch (IOException cause) {
            throw new UncheckedIOException("The API key cannot be kept in " + file, cause);
        }
    }

    private String make(Tenant tenant) {
        var admin = DemoPerson.of(tenant).stream()
                .map(DemoPerson::signedIn)
                .filter(person -> person.is(Role.ADMIN))
                .findFirst()
                .orElseThrow();
        return Tenancy.as(
                tenant.id(),
                Actor.person(admin.login()),
                () -> keys.create(
                                "demo-machine",
                                Set.of(Role.MANAGER),
                                clock.instant().plus(A_YEAR),
                                admin)
                        .secret());
    }
}
