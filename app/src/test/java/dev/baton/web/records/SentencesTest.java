package dev.baton.web.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.RecordRef;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.ClockEntry;
import dev.baton.ticket.ClockEvent;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.web.StaffPages;
import dev.baton.web.tickets.TicketSamples;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What was stored of a ticket in English, as it is read in German. */
class SentencesTest {
    private final Sentences sentences = new Sentences(messages());

    @BeforeEach
    void a_german_reader() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
    }

    @AfterEach
    void nobody_reads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    STATUS     | Rated 4 of 5                                  | Mit 4 von 5 bewertet
                    STATUS     | Part of the incident #7 Part of the incident 8 | Teil der Großstörung #7 Part of the incident 8
                    STATUS     | The same letter came to it@acme.example, too  | Derselbe Brief kam auch an it@acme.example
                    MERGE      | Split off: It's {0} %s \\ $1                   | Abgetrennt: It's {0} %s \\ $1
                    MERGE      | Closed                                        | Closed
                    STATUS     | Solved by magic                               | Solved by magic
                    NOTE       | Solved                                        | Solved
                    MAIL_IN    | Closed                                        | Closed
                    ASSIGNMENT | Closed                                        | Closed
                    """)
    void a_subject_is_read_where_it_is_one_of_our_sentences(ActivityKind kind, String stored, String read) {
        assertThat(read(kind, stored, null).subject()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    STATUS     | 80 % of the time for the next promise are used up | It became more urgent | Es wurde dringender
                    STATUS     | Needs repair     | The table ticket-sla has no answer for this ticket | Die Tabelle ticket-sla weiß für dieses Ticket keine Antwort
                    STATUS     | Solved           | It became more urgent | It became more urgent
                    STATUS     | Rated 1 of 5     | Closed                | Closed
                    STATUS     | Anything         | Nobody was told       | Nobody was told
                    ASSIGNMENT | support-l2       | Needs level 2         | Braucht Stufe 2
                    MERGE      | Took in #1 Pump  | Sorted by hand        | Sorted by hand
                    NOTE       | Needs level 2    | Sorted by hand        | Sorted by hand
                    """)
    void a_body_is_read_only_where_no_person_wrote_it(ActivityKind kind, String subject, String stored, String read) {
        assertThat(read(kind, subject, stored).body()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Part of #1043 Pump | Teil von #1043 Pump
                    Another promise: gold | Andere Zusage: gold
                    The promise gold was changed from 8 h to 4 h, by anna | Die Zusage gold wurde von 8 h auf 4 h geändert, durch anna
                    The promise gold was changed from 8 h to 4 h, calendar night instead of day, by anna | Die Zusage gold wurde von 8 h auf 4 h geändert, Kalender night statt day, durch anna
                    Moved by magic | Moved by magic
                    '' | ''
                    """)
    void the_reason_of_a_clock_is_read(String stored, String read) {
        var line = new ClockEntry(
                StaffPages.NOW, ClockKind.FIRST, 1, ClockEvent.MOVED, stored, null, null, Duration.ZERO, "system:sla");

        assertThat(sentences.read(line)).isEqualTo(line.because(read));
    }

    @Test
    void what_stands_nowhere_is_read_as_nothing() {
        assertThat(read(ActivityKind.STATUS, null, null).subject()).isNull();
        assertThat(read(ActivityKind.ASSIGNMENT, null, null).body()).isNull();
        assertThat(read(ActivityKind.STATUS, "80 % of the time for the next promise are used up", null)
                        .body())
                .isNull();
    }

    @Test
    void who_reads_another_language_than_ours_reads_what_was_stored() {
        LocaleContextHolder.setLocale(Locale.FRENCH);

        assertThat(read(ActivityKind.STATUS, "Rated 4 of 5", null).subject()).isEqualTo("Rated 4 of 5");
    }

    @Test
    void what_stands_at_other_records_may_be_anybodys_words() {
        var entry = TicketSamples.noted(ActivityKind.STATUS, "Closed", null);
        var ofALead = new Activity(
                entry.id(),
                RecordRef.lead(UUID.randomUUID()),
                entry.kind(),
                entry.direction(),
                entry.occurredAt(),
                entry.actor(),
                entry.subject(),
                entry.body(),
                entry.html(),
                entry.messageId(),
                entry.detail(),
                entry.attachments());

        assertThat(sentences.read(ofALead)).isEqualTo(ofALead);
    }

    private Activity read(ActivityKind kind, @Nullable String subject, @Nullable String body) {
        return sentences.read(TicketSamples.noted(kind, subject, body));
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages-sentences");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
