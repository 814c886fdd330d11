package dev.baton.masking;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cannot send to Ada.King+x@Engines.example now      | Cannot send to A***@*** now
            <erika@müller.example>                              | <e***@***>
            to ".ada@engines.example,b@c.example"               | to ".a***@***,b***@***"
            one@after.other2@next.example                       | o***@***2***@***
            Call +49 30 901820-77 or 030 90182077               | Call +*** or 0***
            (+493090182077)                                     | (+***)
            Key (tenant_id, email)=(1, ada@engines.example) already exists | Key (tenant_id, email)= (***)
            Failing row contains (0199, Ada, King, null).       | Failing row contains (***)
            """)
    void people_are_taken_out(String text, String masked) {
        assertThat(Mask.text(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Started Baton in 12.345 seconds (process running for 13.2)",
                "jdbc:postgresql://localhost:54321/baton_1",
                "2026-11-02T09:00:00.123+01:00 lead:01990a2b-0123-7abc-8def-001122334455",
                "java.lang.Object@1a2b3c",
                "at dev.baton.lead.LeadService.register(LeadService.java:0123)",
                "took 0.250 s, 1 000 000 rows"
            })
    void what_is_nobody_stays(String text) {
        assertThat(Mask.text(text)).isEqualTo(text);
    }

    @Test
    void a_name_shows_its_first_letter() {
        assertThat(new Personal("Ada King")).hasToString("A***");
    }

    @Test
    void the_log_we_ship_masks_what_any_library_says_and_throws() throws IOException, JoranException {
        var shipped = read("/logback-spring.xml");
        assertThat(shipped).contains("console-appender.xml");

        var log = logged(rules(shipped));

        assertThat(log).contains("a***@***").doesNotContain("ada@", "90182077");
        assertThat(log).contains("IllegalStateException");
    }

    @Test
    void without_the_rules_the_same_would_tell() throws IOException, JoranException {
        assertThat(logged("")).contains("ada@engines.example", "90182077");
    }

    private static String logged(String rules) throws JoranException {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(
                ("<configuration>" + rules + "</configuration>").getBytes(StandardCharsets.UTF_8)));
        var out = new ByteArrayOutputStream();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %m%n%ex");
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        var logger = context.getLogger("some.library");
        logger.addAppender(appender);
        logger.warn(
                "Refused by {}",
                "ada@engines.example",
                new IllegalStateException(
                        "called +49 30 90182077", new IllegalArgumentException("ada@engines.example")));
        context.stop();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String rules(String configuration) {
        return configuration
                .lines()
                .filter(line -> line.contains("conversionRule"))
                .reduce("", String::concat);
    }

    private static String read(String resource) throws IOException {
        try (var file = requireNonNull(MaskTest.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
