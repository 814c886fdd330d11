package dev.baton.connectors.email;

import dev.baton.shared.ExemptFromRule;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands on a letter's envelope, read as far as it can be read. */
@ExemptFromRule(value = "java.util.Date", because = "jakarta.mail tells time with it")
final class LetterHeaders {
    /** Shorter than the line RFC 5322 allows: it is compared by an index, and written into the letters that answer. */
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,600}>");

    /** Of the lengths RFC 5321 allows (4.5.3.1), so that a line without end is looked at once and not at each of its letters. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![^\\s<>\"(),;:@\\[\\]])[^\\s<>\"(),;:@\\[\\]]{1,64}@[^\\s<>\"(),;:@\\[\\]]{1,255}");

    private static final int LONGEST_LINE = 20_000;
    private static final int MOST_LINES = 50;
    private static final int LONGEST_SUBJECT = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_REFERENCES = 100;
    private static final int MOST_RECIPIENTS = 200;
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final MimeMessage message;

    LetterHeaders(MimeMessage message) {
        this.message = message;
    }

    Optional<String> messageId() {
        return first("Message-ID")
                .filter(id -> !id.isBlank())
                .map(id -> {
                    var found = MESSAGE_ID.matcher(id);
                    return found.find() ? found.group() : "<" + id.replaceAll("[<>\\s]+", "") + ">";
                })
                .filter(id -> MESSAGE_ID.matcher(id).matches());
    }

    @Nullable
    String inReplyTo() {
        return ids("In-Reply-To").stream().findFirst().orElse(null);
    }

    /** Of an endless conversation the newest are enough to find it. */
    List<String> references() {
        var ids = ids("References");
        return ids.subList(Math.max(0, ids.size() - MOST_REFERENCES), ids.size());
    }

    Optional<InternetAddress> from() {
        for (var header : List.of("From", "Reply-To", "Sender", "Return-Path")) {
            var addresses = addresses(header);
            if (!addresses.isEmpty()) {
                return Optional.of(addresses.get(0));
            }
        }
        return Optional.empty();
    }

    @Nullable
    String fromName() {
        return from().map(InternetAddress::getPersonal)
                .map(name -> cut(EncodedWords.decode(name).strip(), LONGEST_NAME))
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    /** Everybody it was sent to; the address it was delivered to may stand in no header that people see. */
    List<String> to() {
        var all = new LinkedHashSet<String>();
        for (var header : List.of("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")) {
            addresses(header).forEach(address -> all.add(address.getAddress().toLowerCase(Locale.ROOT)));
        }
        return all.stream().limit(MOST_RECIPIENTS).toList();
    }

    String subject() {
        return first("Subject")
                .map(raw -> cut(EncodedWords.decode(raw).replaceAll("\\s+", " ").strip(), LONGEST_SUBJECT))
                .orElse("");
    }

    @Nullable
    Instant sentAt() {
        try {
            var date = message.getSentDate();
            if (date == null) {
                return null;
            }
            var at = date.toInstant();
            return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? null : at;
        } catch (MessagingException broken) {
            return null;
        }
    }

    /** Whether a machine wrote it (RFC 3834 and what came before it): an answer, a list, a bounce. */
    boolean autoSubmitted() {
        return first("Auto-Submitted")
                        .filter(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                        .isPresent()
                || first("Precedence")
                        .filter(value -> BULK.contains(value.strip().toLowerCase(Locale.ROOT)))
                        .isPresent()
                || first("List-Id").isPresent()
                || first("X-Autoreply").isPresent()
                || first("X-Autorespond").isPresent()
                || first("X-Baton-Record").isPresent()
                || first("Return-Path")
                        .filter(value -> value.strip().equals("<>"))
                        .isPresent()
                || first("Content-Type")
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("multipart/report"))
                        .isPresent()
                || from().map(InternetAddress::getAddress)
                        .filter(LetterHeaders::isDaemon)
                        .isPresent();
    }

    private static boolean isDaemon(String address) {
        var local = address.toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
        return local.equals("mailer-daemon") || local.equals("postmaster");
    }

    private List<InternetAddress> addresses(String header) {
        var found = new ArrayList<InternetAddress>();
        for (var line : all(header)) {
            var parsed = parsed(line);
            found.addAll(parsed.isEmpty() ? rescued(line) : parsed);
        }
        return found;
    }

    private static List<InternetAddress> parsed(String line) {
        try {
            return Arrays.stream(InternetAddress.parseHeader(line, false))
                    .filter(address -> address.getAddress() != null
                            && ADDRESS.matcher(address.getAddress()).matches())
                    .toList();
        } catch (AddressException broken) {
            return List.of();
        }
    }

    /** Whatever looks like an address in a line that is no list of addresses. */
    private static List<InternetAddress> rescued(String line) {
        return ADDRESS.matcher(line)
                .results()
                .map(match -> {
                    var address = new InternetAddress();
                    address.setAddress(match.group());
                    return address;
                })
                .toList();
    }

    List<String> ids(String header) {
        var ids = new LinkedHashSet<String>();
        for (var line : all(header)) {
            MESSAGE_ID.matcher(line).results().forEach(match -> ids.add(match.group()));
        }
        return List.copyOf(ids);
    }

    Optional<String> first(String header) {
        return all(header).stream().findFirst();
    }

    private List<String> all(String header) {
        try {
            var lines = message.getHeader(header);
            if (lines == null) {
                return List.of();
            }
            var legible = new ArrayList<String>();
            for (var line : lines) {
                if (legible.size() == MOST_LINES) {
                    break;
                }
                legible.add(
                        Legible.clean(Legible.header(shortened(header, line)).replaceAll("\\r?\\n[ \\t]*", " ")));
            }
            return legible;
        } catch (MessagingException broken) {
            return List.of();
        }
    }

    /** What is kept of a line without end: of a conversation the newest letters, of anything else the beginning. */
    private static String shortened(String header, String line) {
        return header.equals("References") && line.length() > LONGEST_LINE
                ? line.substring(line.length() - LONGEST_LINE)
                : cut(line, LONGEST_LINE);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
