package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/security.md says is tried by a test is tried by a test there is. */
class SecurityPageTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\b(?:\\.\\w+)?`");

    @Test
    void every_test_it_names_exists() throws IOException {
        assertThat(missing(Files.readString(HOME.resolve("docs/security.md")))).isEmpty();
    }

    @Test
    void it_says_of_each_requirement_whether_it_is_met() throws IOException {
        var rows = Files.readString(HOME.resolve("docs/security.md"))
                .lines()
                .filter(line -> line.matches("\\| \\d+\\.\\d+\\.\\d+.*"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(150);
        assertThat(rows)
                .allMatch(
                        row -> row.matches(
                                "\\| [^|]+ \\| [12](?:, [12])? \\| (?:met|partly|not|issuer|operator|n/a) \\|(?: [^|]+ \\|| \\|)"));
    }

    @Test
    void a_test_that_does_not_exist_is_found() throws IOException {
        assertThat(missing("| x | met | `SecurityPageTest`, `NobodyWroteThisTest` and `NorThisIT.some_case` |"))
                .containsExactlyInAnyOrder("NobodyWroteThisTest", "NorThisIT");
    }

    private static Set<String> missing(String page) throws IOException {
        var there = tests();
        return TEST.matcher(page)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !there.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> tests() throws IOException {
        var names = new TreeSet<String>();
        try (var modules = Files.list(HOME)) {
            for (var module : modules.map(each -> each.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(module)) {
                    files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }
}
