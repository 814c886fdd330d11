package dev.baton.web.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sla.ClockKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that the business stores of a ticket is known, and so is said in every language that pages speak. */
class SentencesAreCompleteTest {
    private static final Path TICKETS = Path.of("../domain/src/main/java/dev/baton/ticket");
    private static final Path MAIL_ROOM = Path.of("../domain/src/main/java/dev/baton/mailroom/MailRoom.java");
    private static final Path NO_RULE =
            Path.of("../delegates/src/main/java/dev/baton/delegates/ticketlifecycle/Decisions.java");

    /** What stands where the sources have something that is known only when it happens. */
    private static final String SOMETHING = "§";

    private static final String CLOCK_NAME = ".clock().name()";
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern LAMBDA = Pattern.compile("^\\w+ -> ");

    /** A call that stores a sentence: as which argument (counted from the end where negative), and where it will stand. */
    private record Call(Pattern name, int argument, String where) {
        String of(List<String> arguments) {
            return arguments.get(argument < 0 ? arguments.size() + argument : argument);
        }

        static Call of(String name, int argument, String where) {
            return new Call(Pattern.compile("(?<![\\w.])" + name + "\\("), argument, where);
        }
    }

    private static final List<Call> CALLS = List.of(
            Call.of("notes\\.status", 1, Sentences.STATUS),
            Call.of("conversation\\.notReached", 1, Sentences.STATUS),
            Call.of("notes\\.merged", 1, Sentences.MERGE),
            Call.of("notes\\.assigned", 2, Sentences.ASSIGNMENT),
            Call.of("(?:promises\\.)?(?:dropped|resumed)", 1, Sentences.CLOCK),
            Call.of("change(?=\\(\\s*ticket\\b)", 1, Sentences.CLOCK),
            Call.of("start", -1, Sentences.CLOCK),
            Call.of("rows\\.note", 2, Sentences.CLOCK),
            Call.of("new Line", 2, Sentences.CLOCK),
            Call.of("moves\\.move", 3, Sentences.CLOCK));

    @Test
    void every_sentence_that_is_stored_is_known() {
        var found = new TreeSet<String>();
        sources().forEach(source -> found.addAll(unknownIn(read(source))));

        assertThat(found)
                .as("stored of tickets, and not in messages-sentences: German readers would read English")
                .isEmpty();
    }

    @Test
    void every_sentence_that_is_stored_below_another_is_known() {
        var done = literals(read(TICKETS.resolve("EscalationAction.java")));

        assertThat(done)
                .hasSize(5)
                .allSatisfy(sentence -> assertThat(Sentences.isKnown(Sentences.BELOW + "used-up.", sentence))
                        .as(sentence)
                        .isTrue());
        assertThat(literals(read(NO_RULE)))
                .filteredOn(literal -> literal.contains("%s"))
                .singleElement()
                .satisfies(
                        sentence -> assertThat(Sentences.isKnown(Sentences.BELOW + "needs-repair.", filled(sentence)))
                                .isTrue());
        assertThat(literals(read(TICKETS.resolve("TicketTexts.java"))))
                .filteredOn(literal -> literal.startsWith("Twilio"))
                .singleElement()
                .satisfies(
                        sentence -> assertThat(Sentences.isKnown(Sentences.BELOW + "text-lost.", sentence + SOMETHING))
                                .isTrue());
    }

    @Test
    void what_a_changed_promise_says_is_known_with_and_without_its_calendar() {
        var said = literals(read(TICKETS.resolve("PromiseService.java")));
        var calendar = ", calendar %s instead of %s";
        var promise = "The promise %s was changed from %s to %s%s, by %s";

        assertThat(said).contains(calendar, promise);
        assertThat(Stream.of("", calendar))
                .allSatisfy(more -> assertThat(
                                Sentences.isKnown(Sentences.CLOCK, filled(promise.replace("%s%s", "%s" + more))))
                        .isTrue());
    }

    @Test
    void a_letter_that_comes_again_is_noted_in_words_that_are_known() {
        assertThat(literals(read(MAIL_ROOM)))
                .filteredOn(literal -> literal.startsWith("The same letter"))
                .singleElement()
                .satisfies(sentence -> assertThat(Sentences.isKnown(Sentences.STATUS, sentence + SOMETHING + ", too"))
                        .isTrue());
    }

    @Test
    void sentences_are_stored_by_nobody_else() {
        var storing = Pattern.compile("ActivityKind\\.(STATUS|ASSIGNMENT|MERGE|DECISION)\\b");

        assertThat(sources()
                        .filter(source -> storing.matcher(read(source)).find())
                        .map(source -> source.getFileName().toString()))
                .containsExactly("TicketNotes.java");
        assertThat(passedOn())
                .as("sentences that come from elsewhere: make sure that whoever says them is looked at")
                .containsExactlyInAnyOrder(
                        "ClockMoves.java: reason.apply(kept)",
                        "PromiseService.java: reason(kept, wanted)",
                        "Promises.java: reason",
                        "TicketConversation.java: what");
    }

    @Test
    void every_call_that_is_looked_for_is_still_made() {
        assertThat(CALLS)
                .allSatisfy(call -> assertThat(sources().map(SentencesAreCompleteTest::read))
                        .as("calls of %s", call.name())
                        .anyMatch(source -> !argumentsOf(call, source).isEmpty()));
    }

    @Test
    void the_rule_catches_a_sentence_that_nobody_translated() {
        assertThat(unknownIn("""
                void become(Ticket ticket, boolean green) {
                    notes.status(
                            ticket, green ? "Turned green: all of it" : "Closed", null);
                    notes.merged(target, "Swallowed " + ticket.title(), Map.of("a", "b, c"));
                    notes.assigned(ticket, team, "Drawn by lot", Map.of());
                    promises.dropped(ticket, "Dropped (by accident)");
                    change(ticket, "Changed", ClockEvent.MOVED, a -> true, a -> a);
                    start(ticket.id(), of(1, 2), since, "Started");
                    moves.move(() -> rows.all(), kept -> kept, ClockEvent.MOVED, kept -> "Moved by " + moon());
                    notes.status(ticket, "Solved", "Nobody knows how");
                }
                """))
                .containsExactly(
                        "sentences.assignment. Drawn by lot",
                        "sentences.below. Nobody knows how",
                        "sentences.clock. Changed",
                        "sentences.clock. Dropped (by accident)",
                        "sentences.clock. Moved by §",
                        "sentences.clock. Started",
                        "sentences.merge. Swallowed §",
                        "sentences.status. Turned green: all of it");
    }

    private static TreeSet<String> unknownIn(String source) {
        var unknown = new TreeSet<String>();
        for (var call : CALLS) {
            for (var arguments : argumentsOf(call, source)) {
                sentencesIn(call.of(arguments))
                        .filter(sentence -> !Sentences.isKnown(call.where(), sentence))
                        .map(sentence -> call.where() + " " + sentence)
                        .forEach(unknown::add);
                if (call.where().equals(Sentences.STATUS) && arguments.size() > 2) {
                    literals(arguments.get(2)).forEach(below -> unknown.add(Sentences.BELOW + " " + below));
                }
            }
        }
        return unknown;
    }

    private static TreeSet<String> passedOn() {
        var passedOn = new TreeSet<String>();
        sources()
                .forEach(source -> CALLS.forEach(call -> argumentsOf(call, read(source)).stream()
                        .map(call::of)
                        .filter(sentence -> literals(sentence).isEmpty())
                        .forEach(sentence -> passedOn.add(source.getFileName() + ": " + sentence))));
        return passedOn;
    }

    /** What each such call is made with; where the method is declared it is not called. */
    private static List<List<String>> argumentsOf(Call call, String source) {
        var calls = new ArrayList<List<String>>();
        var found = call.name().matcher(source);
        while (found.find()) {
            var arguments = split(source.substring(found.end()), ',');
            if (!arguments.get(0).matches("(\\w+ \\w+)?")) {
                calls.add(arguments);
            }
        }
        return calls;
    }

    /** Every sentence an expression can say; none if it has it from elsewhere. */
    private static Stream<String> sentencesIn(String expression) {
        if (literals(expression).isEmpty()) {
            return Stream.of();
        }
        var choice = split(expression, '?');
        if (choice.size() == 2) {
            return split(choice.get(1), ':').stream().flatMap(SentencesAreCompleteTest::sentencesIn);
        }
        if (expression.contains(CLOCK_NAME)) {
            return Arrays.stream(ClockKind.values())
                    .map(kind -> "\"" + kind.name().toLowerCase(Locale.ROOT) + "\"")
                    .map(name -> said(expression.replaceAll("[^+]*" + Pattern.quote(CLOCK_NAME) + "[^+]*", name)));
        }
        return Stream.of(said(expression));
    }

    private static String said(String expression) {
        return split(expression, '+').stream()
                .map(part -> {
                    var literal = LITERAL.matcher(part);
                    if (!literal.find()) {
                        return SOMETHING;
                    }
                    return literal.matches() ? literal.group(1) : part;
                })
                .collect(Collectors.joining());
    }

    private static String filled(String format) {
        return format.replace("%s", SOMETHING);
    }

    private static List<String> literals(String source) {
        return LITERAL.matcher(source).results().map(found -> found.group(1)).toList();
    }

    /** The parts of what stands up to the end of its parenthesis; a separator within others, or within words, is none. */
    private static List<String> split(String source, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var depth = 0;
        var words = false;
        for (var at = 0; at < source.length() && depth >= 0; at++) {
            var here = source.charAt(at);
            words ^= here == '"' && source.charAt(Math.max(0, at - 1)) != '\\';
            depth += words ? 0 : "([{".indexOf(here) >= 0 ? 1 : ")]}".indexOf(here) >= 0 ? -1 : 0;
            if (!words && depth == 0 && here == separator) {
                parts.add(LAMBDA.matcher(part.toString().strip()).replaceFirst(""));
                part.setLength(0);
            } else if (depth >= 0) {
                part.append(here);
            }
        }
        parts.add(LAMBDA.matcher(part.toString().strip()).replaceFirst(""));
        return parts;
    }

    private static Stream<Path> sources() {
        try (var found = Files.list(TICKETS)) {
            return found.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
