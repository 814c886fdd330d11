package dev.baton.connectors.email;

import dev.baton.mail.Delivery;
import dev.baton.mail.MailFacts;
import dev.baton.mail.ReceivedAttachment;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a letter tells of who or what wrote it: its headers, its reports, and what mail servers say in plain words. */
final class LetterClues {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,40}");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^[ \\t>]*Message-ID:\\s*(<[^<>\\s]{1,600}>)");
    private static final Pattern FAILURE = Pattern.compile(
            "(?i)mail delivery fail|undeliver|returned mail|failure notice|delivery status notification \\(failure\\)"
                    + "|delivery (?:has |to [^\\n]{0,200})?failed|could not be delivered|not be delivered to"
                    + "|(?:n't|not) able to deliver|unzustellbar|non remis|no se ha podido entregar");
    private static final Pattern NO_REPLY =
            Pattern.compile("(?i)^(?:no|do-?_?\\.?not|donot)[-_.]?(?:reply|respond|answer|antwort)|^nicht-?antworten");
    private static final List<String> ANSWERING =
            List.of("X-Autoreply", "X-Autorespond", "X-Autoreply-From", "X-Mail-Autoreply", "X-Autoresponder");
    private static final Pattern RETURN_PATH = Pattern.compile("(?im)^[ \\t>]*Return-Path:\\s*<([^<>\\s]{1,600})>");
    private static final int LONGEST_ADDRESS = 320;
    private static final int FAR_ENOUGH = 100_000;

    private final LetterHeaders headers;
    private final LetterBody body;

    private LetterClues(LetterHeaders headers, LetterBody body) {
        this.headers = headers;
        this.body = body;
    }

    static MailFacts of(LetterHeaders headers, LetterBody body) {
        return new LetterClues(headers, body).facts();
    }

    private MailFacts facts() {
        var nullSender = headers.first("Return-Path")
                .filter(path -> path.strip().matches("<\\s*>"))
                .isPresent();
        var local = headers.from()
                .map(InternetAddress::getAddress)
                .map(address -> address.replaceFirst("@.*", ""))
                .orElse("");
        var daemon = local.matches("(?i)mailer-daemon|mail-?daemon|postmaster");
        var reportType = reportType(nullSender || daemon);
        var inWords = reportType.isEmpty()
                && daemon
                && nullSender
                && FAILURE.matcher(headers.subject() + "\n" + near(body.text())).find();
        return new MailFacts(
                nullSender,
                word("Auto-Submitted").filter(word -> !word.equals("no")).orElse(""),
                isAnsweringMachine(),
                word("Precedence").map(LetterClues::precedence).orElse(""),
                headers.first("List-Id").isPresent(),
                reportType,
                daemon,
                NO_REPLY.matcher(local).find(),
                headers.first("X-Auto-Response-Suppress")
                        .filter(value -> !value.strip().equalsIgnoreCase("none"))
                        .isPresent(),
                isCalledSpam(),
                inWords,
                feedbackType(reportType),
                reportType.isEmpty() && !inWords ? null : reportedId(),
                reportType.isEmpty() && !inWords ? null : reportedFrom(),
                inWords ? FailureText.deliveries(headers, near(body.text())) : deliveries(reportType));
    }

    /** The word a header begins with. */
    private Optional<String> word(String header) {
        return headers.first(header)
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .flatMap(value -> {
                    var word = WORD.matcher(value.replace("auto_reply", "auto-reply"));
                    return word.lookingAt() ? Optional.of(word.group()) : Optional.empty();
                });
    }

    private static String precedence(String word) {
        return switch (word) {
            case "bulk", "junk", "list" -> word;
            case "auto-reply" -> "auto_reply";
            default -> "";
        };
    }

    private boolean isAnsweringMachine() {
        return ANSWERING.stream()
                        .anyMatch(name -> headers.first(name)
                                .filter(value -> !value.strip().equalsIgnoreCase("no"))
                                .isPresent())
                || headers.first("Delivered-To")
                        .filter(value -> value.strip().equalsIgnoreCase("autoresponder"))
                        .isPresent();
    }

    private boolean isCalledSpam() {
        return List.of("X-Spam-Flag", "X-Spam-Status", "X-Spam").stream()
                .anyMatch(name -> headers.first(name)
                        .filter(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("yes"))
                        .isPresent());
    }

    /** As its header says (RFC 6522), or as its parts show where a mail server lost that header. */
    private String reportType(boolean fromMachine) {
        var type = headers.first("Content-Type").flatMap(LetterClues::contentType);
        var isReport = type.filter(each -> each.match("multipart/report")).isPresent();
        var named = type.map(each -> each.getParameter("report-type"))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (isReport && WORD.matcher(named).matches()) {
            return named;
        }
        if (!isReport && !fromMachine) {
            return "";
        }
        return body.attachments().stream()
                .map(ReceivedAttachment::contentType)
                .filter(each -> each.matches("message/(delivery-status|feedback-report|disposition-notification)"))
                .map(each -> each.substring("message/".length()))
                .findFirst()
                .orElse("");
    }

    private static Optional<ContentType> contentType(String header) {
        try {
            return Optional.of(new ContentType(header));
        } catch (ParseException broken) {
            return Optional.empty();
        }
    }

    private String feedbackType(String reportType) {
        if (!reportType.equals("feedback-report")) {
            return "";
        }
        return part("message/feedback-report")
                .map(ReportFields::blocks)
                .flatMap(blocks -> blocks.stream()
                        .flatMap(fields -> Stream.ofNullable(fields.get("feedback-type")))
                        .findFirst())
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .filter(type -> WORD.matcher(type).matches())
                .orElse("abuse");
    }

    private List<Delivery> deliveries(String reportType) {
        return reportType.equals("delivery-status")
                ? part("message/delivery-status").map(ReportFields::deliveries).orElse(List.of())
                : List.of();
    }

    /** The letter a report returns, whole or its headers only, names it; else the words do, else the answered letter. */
    private @Nullable String reportedId() {
        return part("message/rfc822")
                .or(() -> part("text/rfc822-headers"))
                .or(() -> part("message/rfc822-headers"))
                .flatMap(LetterClues::messageId)
                .or(() -> messageId(near(body.text())))
                .or(() -> headers.ids("X-Original-Message-ID").stream().findFirst())
                .or(() -> Optional.ofNullable(headers.inReplyTo()))
                .orElse(null);
    }

    /** As the report says itself (RFC 5965, 3.2), or as the letter it returns does, where it was delivered. */
    private @Nullable String reportedFrom() {
        return part("message/feedback-report")
                .flatMap(text -> ReportFields.blocks(text).stream()
                        .flatMap(fields -> Stream.ofNullable(fields.get("original-mail-from")))
                        .findFirst())
                .or(() -> part("message/rfc822")
                        .or(() -> part("text/rfc822-headers"))
                        .or(() -> part("message/rfc822-headers"))
                        .flatMap(LetterClues::returnPath))
                .map(address -> address.replaceAll("[<>\\s]", "").toLowerCase(Locale.ROOT))
                .filter(address -> address.contains("@") && address.length() <= LONGEST_ADDRESS)
                .orElse(null);
    }

    private static Optional<String> returnPath(String text) {
        var found = RETURN_PATH.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<String> messageId(String text) {
        var found = MESSAGE_ID.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private Optional<String> part(String type) {
        return body.attachments().stream()
                .filter(file -> file.contentType().equals(type))
                .map(file -> near(Legible.text(file.content(), null)))
                .findFirst();
    }

    private static String near(String text) {
        return text.length() <= FAR_ENOUGH ? text : text.substring(0, FAR_ENOUGH);
    }
}
