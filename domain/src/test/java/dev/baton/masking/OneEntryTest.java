package dev.baton.masking;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody writes a line into the log that looks like one of ours. */
class OneEntryTest {
    private static final String FORGED = "12:00:00 INFO  dev.baton.signin - ada signed in";

    private final LoggerContext context = new LoggerContext();
    private final PatternLayout layout = layout();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\u0085", "\u000b", "\n\n", "\u001b[2K\u001b[1G", "\b\b\b\b"})
    void a_text_with_lines_begins_no_entry(String end) {
        var written = written("The name " + end + FORGED, null);

        assertThat(written.lines().skip(1)).allMatch(line -> line.startsWith("  | "));
        assertThat(written).doesNotContain("\u001b", "\b", "\r").contains("ada signed in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\nCaused by: x\n", "\u001b[2K"})
    void neither_does_the_message_of_an_exception(String end) {
        var cause = new IllegalStateException("Inner " + end + FORGED);
        var written = written("Failed", new IllegalArgumentException("Outer " + end + FORGED, cause));

        assertThat(written.lines()).noneMatch(line -> line.startsWith("12:00:00"));
        assertThat(written)
                .doesNotContain("\u001b")
                .contains("Caused by: java.lang.IllegalStateException: Inner", "\tat dev.baton");
    }

    private String written(String message, Throwable cause) {
        Logger logger = context.getLogger("dev.baton.planted");
        return layout.doLayout(new LoggingEvent("x", logger, Level.WARN, message, cause, null));
    }

    private PatternLayout layout() {
        var made = new PatternLayout();
        made.setContext(context);
        made.getInstanceConverterMap().put("msg", MaskedMessage::new);
        made.getInstanceConverterMap().put("ex", MaskedThrowable::new);
        made.setPattern("%d{HH:mm:ss} %-5level %logger{30} - %msg%n%ex");
        made.start();
        return made;
    }
}
