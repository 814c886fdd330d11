package dev.baton.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.Baton;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Production does not start half configured, and says what it lacks. */
class RequiredSettingsTest {
    private static final Map<String, String> ALL = Map.of(
            "baton.database.url", "jdbc:postgresql://db.example/baton",
            "baton.database.username", "baton",
            "baton.database.password", "secret",
            "baton.database.owner.username", "owner",
            "baton.database.owner.password", "secret",
            "baton.issuer.uri", "https://id.example/realms/baton",
            "baton.issuer.client-id", "baton",
            "baton.issuer.client-secret", "secret");

    private final RequiredSettings required = new RequiredSettings();
    private final SpringApplication application = new SpringApplication(Baton.class);

    @Test
    void the_application_refuses_to_start_before_it_builds_anything() {
        application.setLogStartupInfo(false);

        var refusal = catchThrowableOfType(MissingSettings.class, () -> application.run());

        assertThat(refusal).hasMessageContaining("BATON_DATABASE_URL").hasMessageContaining("BATON_ISSUER_URI");
    }

    @Test
    void it_says_in_a_sentence_what_is_missing_and_what_to_do() {
        var environment = told();
        environment.setProperty("baton.issuer.uri", " ");

        var refusal = catchThrowableOfType(
                MissingSettings.class, () -> required.postProcessEnvironment(environment, application));
        var said = new MissingSettingsAnalyzer().analyze(refusal, refusal);

        assertThat(said.getDescription())
                .contains("BATON_ISSUER_URI: the OpenID Connect issuer people sign in with")
                .doesNotContain("BATON_DATABASE");
        assertThat(said.getAction()).contains("environment variables", "baton.issuer.uri");
    }

    @Test
    void told_everything_it_starts() {
        assertThatNoException().isThrownBy(() -> required.postProcessEnvironment(told(), application));
    }

    private static MockEnvironment told() {
        var environment = new MockEnvironment();
        ALL.forEach(environment::setProperty);
        return environment;
    }
}
