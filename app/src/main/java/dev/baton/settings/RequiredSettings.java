package dev.baton.settings;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses to start Baton without a database and an issuer, before anything else fails less clearly. */
class RequiredSettings implements EnvironmentPostProcessor, Ordered {
    /**
     * @param property how Spring names it
     * @param meaning what it is, for the person who has to set it
     */
    record Setting(String property, String meaning) {
        String variable() {
            return property.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", "");
        }
    }

    private static final List<Setting> REQUIRED = List.of(
            new Setting(
                    "baton.database.url", "the PostgreSQL database, such as jdbc:postgresql://db.example:5432/baton"),
            new Setting("baton.database.username", "the role Baton works as; it owns nothing and can do no DDL"),
            new Setting("baton.database.password", "the password of that role"),
            new Setting("baton.database.owner.username", "the role that owns the tables and migrates them at start"),
            new Setting("baton.database.owner.password", "the password of the owner"),
            new Setting(
                    "baton.issuer.uri",
                    "the OpenID Connect issuer people sign in with, such as https://id.example/realms/baton"),
            new Setting("baton.issuer.client-id", "the client Baton is at that issuer"),
            new Setting("baton.issuer.client-secret", "the secret of that client"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("baton.settings-provided", Boolean.class, false)) {
            return; // The default run brings its own database and sign-in.
        }
        var missing = REQUIRED.stream()
                .filter(setting -> {
                    var value = environment.getProperty(setting.property());
                    return value == null || value.isBlank();
                })
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
