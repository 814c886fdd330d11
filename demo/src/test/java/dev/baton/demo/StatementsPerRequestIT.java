package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people and machines ask for most takes as many statements however much there is to show: docs/statements.md. */
class StatementsPerRequestIT {
    private static final Path PAGE = Path.of("../docs/statements.md");
    private static final Pattern LINE = Pattern.compile("\\| `(/[^`]+)` \\| ([a-z]+) \\| (\\d+) \\|");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.GLOBEX));
    private final Api operator = Keys.of(Role.OPERATIONS, "gaia");
    private final Map<String, Browsing> people =
            Map.of("manager", Browsing.as("grace"), "admin", Browsing.as("gaia"), "operations", Browsing.as("gil"));

    /** A lead, and the work that waits for somebody with it. */
    private record Made(String lead, String item) {}

    private record Shown(Made made, Asked asked) {
        String in(String path) {
            return path.replace("{lead}", made.lead())
                    .replace("{item}", made.item())
                    .replace("{ticket}", asked.id())
                    .replace("{publicKey}", DemoTenants.GLOBEX.publicKey())
                    .replace("{key}", asked.key());
        }
    }

    private record Line(String path, String by, int most) {}

    @Test
    void lists_and_records_take_no_statement_for_each_line_and_no_more_than_is_written_down() {
        var seen = new Shown(made(2).get(0), asked(2).get(0));
        noted(seen, 1);
        var few = counted(seen);

        assertThat(made(10)).hasSize(10);
        assertThat(asked(10)).hasSize(10);
        noted(seen, 10);
        var many = counted(seen);

        assertThat(many).as("statements with many lines").isEqualTo(few);
        assertThat(lines()).hasSizeGreaterThan(12);
        var most = lines().stream().collect(Collectors.toMap(Line::path, Line::most));
        assertThat(many.entrySet())
                .as("statements of each request")
                .allMatch(request ->
                        request.getValue() > 0 && request.getValue() <= most.getOrDefault(request.getKey(), 0));
    }

    @Test
    void a_statement_more_is_counted() {
        var empty = RequestStatements.of("/imports", () -> person("manager").get("/imports"));

        assertThat(RequestStatements.of("/leads", () -> person("manager").get("/leads")))
                .isGreaterThan(empty);
        assertThat(empty).isPositive();
    }

    private Map<String, Integer> counted(Shown shown) {
        var counted = new TreeMap<String, Integer>();
        for (var line : lines()) {
            var path = shown.in(line.path());
            counted.put(
                    line.path(),
                    RequestStatements.of(
                            path,
                            () -> assertThat(status(line.by(), path)).as(path).isEqualTo(200)));
        }
        return counted;
    }

    private int status(String by, String path) {
        return switch (by) {
            case "key" -> api.get(path.substring("/api/v1".length())).status();
            case "nobody" -> Attacker.stranger().get(path).statusCode();
            case "operator" -> operator.get(path.substring("/api/v1".length())).status();
            default -> person(by).get(path).statusCode();
        };
    }

    private Browsing person(String by) {
        return Objects.requireNonNull(people.get(by), by);
    }

    private static List<Line> lines() {
        try {
            return LINE.matcher(Files.readString(PAGE))
                    .results()
                    .map(found -> new Line(found.group(1), found.group(2), Integer.parseInt(found.group(3))))
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private List<Made> made(int count) {
        var strangers = IntStream.range(0, count)
                .mapToObj(index -> Strangers.next())
                .collect(Collectors.toMap(
                        stranger -> stranger,
                        stranger -> api.post("/leads", stranger.json())
                                .header("Location")
                                .replaceFirst(".*/", "")));
        return strangers.entrySet().stream()
                .map(entry -> new Made(entry.getValue(), itemOf(entry.getKey())))
                .toList();
    }

    private String itemOf(Strangers.Stranger stranger) {
        return await().atMost(PATIENCE)
                .until(
                        () -> api.get("/work-items?scope=all&q=" + stranger.lastName())
                                .json()
                                .path("items")
                                .path(0)
                                .path("id")
                                .asText(""),
                        id -> !id.isEmpty());
    }

    private List<Asked> asked(int count) {
        return IntStream.range(0, count).mapToObj(index -> Asked.by(api)).toList();
    }

    private void noted(Shown shown, int count) {
        for (var index = 0; index < count; index++) {
            assertThat(api.post(
                                    "/tickets/" + shown.asked().id() + "/messages",
                                    "{\"kind\": \"note\", \"text\": \"Noted\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(api.post(
                                    "/leads/" + shown.made().lead() + "/activities",
                                    "{\"kind\": \"note\", \"subject\": \"Noted\"}")
                            .status())
                    .isEqualTo(201);
        }
    }
}
