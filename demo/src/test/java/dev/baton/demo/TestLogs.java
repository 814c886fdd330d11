package dev.baton.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what all tests of all modules have written to their logs, and finds the people in it. The last step of the build;
 * a log that is missing is as bad as one that names somebody.
 */
final class TestLogs {
    private static final String UNIT = "target/surefire-reports";
    private static final String INTEGRATION = "target/failsafe-reports";

    /** Where each module's tests write. */
    private static final List<String> EXPECTED = List.of(
            "domain/" + UNIT,
            "connectors/" + UNIT,
            "delegates/" + UNIT,
            "app/" + UNIT,
            "app/" + INTEGRATION,
            "demo/" + INTEGRATION);

    /** Written otherwise than by what masks: of patterns as of eyes there should be two pairs. */
    private static final Map<String, Pattern> PEOPLE = Map.of(
            "an e-mail address", Pattern.compile("[\\p{L}\\p{N}_.%+'-]+@(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}"),
            "a telephone number",
                    Pattern.compile("(?<![\\w.:+-])(?:\\+|00)[1-9]\\d{0,2}[ ()/-]*\\d(?:[ ()/-]?\\d){5,12}(?!\\w)"),
            "a telephone number in its own country",
                    Pattern.compile("(?<![\\w.:/+-])0[1-9]\\d{1,4}[ /-]\\d{4,}(?![\\w.:])"),
            "somebody by name", Pattern.compile("Quandtwitz|Lovelace"));

    /** Addresses of companies, which the demo tells whoever starts it. */
    private static final Set<String> NOBODY = Set.of("hello@acme.example", "hello@globex.example");

    /** The number of a letter looks like an address, and is nobody's. */
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@.*");

    private final Path root;

    TestLogs(Path root) {
        this.root = root;
    }

    /**
     * @param arguments the project's folder
     */
    public static void main(String... arguments) throws IOException {
        var problems = new TestLogs(Path.of(arguments[0])).problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "The logs of the tests should name nobody, and all be there:\n" + String.join("\n", problems));
        }
    }

    /** Each place that names somebody, without saying whom; and each log that is missing. */
    List<String> problems() throws IOException {
        var problems = new ArrayList<String>();
        for (var folder : EXPECTED) {
            var logs = logs(root.resolve(folder));
            if (logs.isEmpty()) {
                problems.add(folder + " has no log: were its tests run?");
            }
            for (var log : logs) {
                read(log, problems);
            }
        }
        return problems;
    }

    private static List<Path> logs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-output.txt"))
                    .sorted()
                    .toList();
        }
    }

    private void read(Path log, List<String> problems) throws IOException {
        var number = 0;
        // Not every byte that a test prints is a letter.
        for (var line : Files.readString(log, StandardCharsets.ISO_8859_1).split("\n")) {
            number++;
            for (var people : PEOPLE.entrySet()) {
                var names = people.getValue()
                        .matcher(line)
                        .results()
                        .anyMatch(found -> !NOBODY.contains(found.group())
                                && !MESSAGE_ID.matcher(found.group()).matches());
                if (names) {
                    problems.add("%s:%d names %s".formatted(root.relativize(log), number, people.getKey()));
                }
            }
        }
    }
}
