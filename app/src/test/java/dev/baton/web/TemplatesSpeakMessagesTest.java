package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Templates contain no words of their own, and every word they ask for exists in English and in German. */
class TemplatesSpeakMessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern EXPRESSION = Pattern.compile("\\[\\[.*?]]|\\[\\(.*?\\)]");
    private static final Pattern MESSAGE = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[}(]");
    private static final Set<String> SPOKEN =
            Set.of("title", "placeholder", "alt", "aria-label", "label", "data-label");
    private static final Set<String> SILENT = Set.of("script", "style", "kbd", "code");

    @Test
    void no_template_carries_literal_text() {
        assertThat(templates())
                .isNotEmpty()
                .allSatisfy(template -> assertThat(literalsOf(read(template)))
                        .as("literal text in %s", template)
                        .isEmpty());
    }

    @Test
    void the_rule_catches_literal_text_between_tags_and_in_attributes() {
        assertThat(literalsOf("<p>Welcome back</p>")).containsExactly("Welcome back");
        assertThat(literalsOf("<input placeholder=\"Your name\">")).containsExactly("Your name");
        assertThat(literalsOf("<p th:text=\"'Hello ' + ${name}\"></p>")).containsExactly("'Hello ' + ${name}");
        assertThat(literalsOf("<p th:text=\"#{greeting(${name})}\"></p><p>[[#{greeting}]]</p>"))
                .isEmpty();
    }

    @Test
    void every_bundle_says_everything_in_both_languages() {
        assertThat(bundles()).isNotEmpty().allSatisfy(english -> {
            var german = RESOURCES.resolve(english.getFileName().toString().replace(".properties", "_de.properties"));
            assertThat(german).exists();
            assertThat(gapsBetween(load(english), load(german)))
                    .as("said in one language only, or empty: %s", english)
                    .isEmpty();
        });
    }

    @Test
    void the_rule_catches_a_message_without_translation() {
        var english = new Properties();
        english.setProperty("hello", "Hello");
        english.setProperty("bye", "Bye");
        var german = new Properties();
        german.setProperty("hello", "");

        assertThat(gapsBetween(english, german)).containsExactly("bye", "hello");
    }

    @Test
    void every_message_a_template_asks_for_exists() {
        var known = new HashSet<String>();
        bundles().forEach(bundle -> known.addAll(load(bundle).stringPropertyNames()));

        assertThat(templates())
                .allSatisfy(template -> assertThat(known)
                        .as("messages of %s", template)
                        .containsAll(MESSAGE.matcher(read(template))
                                .results()
                                .map(found -> found.group(1))
                                .toList()));
    }

    private static List<String> literalsOf(String template) {
        var document = Jsoup.parse(template, "", Parser.xmlParser());
        var literals = new ArrayList<String>();
        for (var element : document.getAllElements()) {
            if (!SILENT.contains(element.normalName())) {
                element.textNodes().stream()
                        .map(TextNode::text)
                        .map(String::strip)
                        .filter(TemplatesSpeakMessagesTest::speaks)
                        .forEach(literals::add);
            }
            literals.addAll(spokenAttributesOf(element));
        }
        return literals;
    }

    private static List<String> spokenAttributesOf(Element element) {
        var literals = new ArrayList<String>();
        for (var attribute : element.attributes()) {
            var name = attribute.getKey();
            var value = attribute.getValue();
            if (SPOKEN.contains(name) && speaks(value)) {
                literals.add(value);
            }
            if (name.startsWith("th:") && (name.equals("th:text") || SPOKEN.contains(name.substring(3)))) {
                var outside = value.replaceAll("[#$@~]\\{[^}]*}+\\)?}?", "");
                if (Pattern.compile("'[^']*\\p{L}{2,}[^']*'").matcher(outside).find()) {
                    literals.add(value);
                }
            }
        }
        return literals;
    }

    private static boolean speaks(String text) {
        return LETTERS.matcher(EXPRESSION.matcher(text).replaceAll("")).find();
    }

    private static Set<String> gapsBetween(Properties one, Properties other) {
        var keys = new TreeSet<>(one.stringPropertyNames());
        keys.addAll(other.stringPropertyNames());
        keys.removeIf(key -> !one.getProperty(key, "").isBlank()
                && !other.getProperty(key, "").isBlank());
        return keys;
    }

    private static List<Path> templates() {
        return files(RESOURCES.resolve("templates"), ".html");
    }

    private static List<Path> bundles() {
        return files(RESOURCES, ".properties").stream()
                .filter(file -> file.getFileName().toString().matches("messages(-[a-z-]+)?\\.properties"))
                .toList();
    }

    private static List<Path> files(Path folder, String ending) {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
