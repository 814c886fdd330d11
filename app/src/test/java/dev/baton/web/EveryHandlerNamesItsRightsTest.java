package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.identity.Right;
import dev.baton.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** No page and no endpoint without a word on who may use it. */
class EveryHandlerNamesItsRightsTest {
    private static final Pattern ASKED = Pattern.compile("may\\('([^']*)'\\)");

    /** A planted violation: of one page it says nothing, of another two things. */
    @Controller
    static class HalfOpenPage {
        @GetMapping("/planted/silent")
        String saysNothing() {
            return "";
        }

        @GetMapping("/planted/contradiction")
        @Needs(Right.SEE_LEADS)
        @OpenTo(because = "it cannot make up its mind")
        String saysTwoThings() {
            return "";
        }

        @GetMapping("/planted/clear")
        @Needs(Right.SEE_LEADS)
        String isClear() {
            return "";
        }
    }

    private static Stream<String> unclear(Map<RequestMappingInfo, HandlerMethod> handlers) {
        return handlers.values().stream()
                .filter(handler -> !NeededRights.of(handler.getMethod(), handler.getBeanType())
                        .isClear())
                .map(handler -> handler.getMethod().getName());
    }

    @Test
    void each_says_what_it_needs_or_why_it_is_open() {
        var handlers = Handlers.in("dev.baton.web");

        assertThat(handlers).hasSizeGreaterThan(50);
        assertThat(unclear(handlers)).isEmpty();
    }

    @Test
    void silence_and_contradiction_are_caught() {
        assertThat(unclear(Handlers.route(HalfOpenPage.class)))
                .containsExactlyInAnyOrder("saysNothing", "saysTwoThings");
    }

    @Test
    void every_right_is_somebodys_and_every_role_has_one() {
        assertThat(Arrays.stream(Role.values()))
                .allSatisfy(role -> assertThat(role.rights()).isNotEmpty());
    }

    @Test
    void templates_ask_for_rights_that_exist() throws IOException {
        var known = Arrays.stream(Right.values()).map(Right::name).toList();
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            var asked = templates
                    .filter(Files::isRegularFile)
                    .flatMap(template -> ASKED.matcher(read(template)).results().map(found -> found.group(1)))
                    .toList();
            assertThat(asked).isNotEmpty().isSubsetOf(known);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
