package dev.baton.web;

import dev.baton.identity.Right;
import dev.baton.identity.Role;
import dev.baton.signin.Gates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Writes the tables of docs/rights.md from the code. */
final class RightsTable {
    private static final Pattern TABLE = Pattern.compile("<!-- table: (\\w+) -->\n.*?<!-- end -->", Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile("/\\*\\* ([^*]+?) \\*/\\s+([A-Z_]+)\\(");
    private static final Path RIGHT = Path.of("../domain/src/main/java/dev/baton/identity/Right.java");

    private record Route(String method, String path, NeededRights needed) {}

    /** The page with each table written anew. */
    static String into(String page) {
        return TABLE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "<!-- table: " + found.group(1) + " -->\n" + table(found.group(1)) + "<!-- end -->"));
    }

    private static String table(String name) {
        return switch (name) {
            case "rights" -> rights();
            case "routes" -> routes();
            case "gates" -> gates();
            default -> throw new AssertionError("There is no table '" + name + "'");
        };
    }

    private static String rights() {
        var said = read(RIGHT);
        var meaning = CONSTANT.matcher(said)
                .results()
                .collect(Collectors.toMap(found -> found.group(2), found -> found.group(1)));
        return head("right", "lets one")
                + Arrays.stream(Right.values())
                        .map(right -> row(
                                right::isOf,
                                right.key(),
                                meaning.getOrDefault(right.name(), "").replaceAll("\\s*\\n\\s*\\*\\s*", " ")))
                        .collect(Collectors.joining());
    }

    private static String routes() {
        return head("method", "path", "needs")
                + Handlers.in("dev.baton.web").entrySet().stream()
                        .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                        .distinct()
                        .map(route -> row(
                                role -> role.rights().containsAll(route.needed().rights()),
                                route.method(),
                                "`" + route.path() + "`",
                                needs(route.needed())))
                        .collect(Collectors.joining());
    }

    private static Stream<Route> routes(RequestMappingInfo mapping, HandlerMethod handler) {
        var needed = NeededRights.of(handler.getMethod(), handler.getBeanType());
        var methods = mapping.getMethodsCondition().getMethods();
        var verbs = methods.isEmpty()
                ? List.of("any")
                : methods.stream().map(RequestMethod::name).sorted().toList();
        return mapping.getPatternValues().stream()
                .flatMap(path -> verbs.stream().map(verb -> new Route(verb, path, needed)));
    }

    private static String needs(NeededRights needed) {
        return needed.openBecause() != null
                ? "open: " + needed.openBecause()
                : needed.rights().stream().sorted().map(Right::key).collect(Collectors.joining(", "));
    }

    private static String gates() {
        return head("method", "path", "lets one", "needs one of")
                + Stream.concat(Gates.OF_MACHINES.stream(), Gates.OF_PEOPLE.stream())
                        .flatMap(gate -> gate.paths().stream()
                                .map(path -> row(
                                        role -> gate.anyOf().stream().anyMatch(right -> right.isOf(role)),
                                        gate.method() == null
                                                ? "any"
                                                : gate.method().name(),
                                        "`" + path + "`",
                                        gate.purpose(),
                                        gate.anyOf().stream()
                                                .sorted()
                                                .map(Right::key)
                                                .collect(Collectors.joining(", ")))))
                        .collect(Collectors.joining());
    }

    private static String head(String... columns) {
        var names = Stream.concat(
                        Stream.of(columns), Arrays.stream(Role.values()).map(Role::key))
                .toList();
        return line(names)
                + line(names.stream()
                        .map(name -> Arrays.asList(columns).contains(name) ? "---" : ":-:")
                        .toList());
    }

    private static String row(Predicate<Role> may, String... columns) {
        return line(Stream.concat(
                        Stream.of(columns), Arrays.stream(Role.values()).map(role -> may.test(role) ? "yes" : "-"))
                .toList());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private RightsTable() {}
}
