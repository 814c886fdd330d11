package dev.baton.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a letter tells of who or what wrote it, besides its words: read by whoever takes it in, judged by a decision table.
 *
 * @param returnPathNull true when its envelope named nobody to send reports to (RFC 5321, 4.5.5)
 * @param autoSubmitted the word of RFC 3834; empty for none, or for {@code no}
 * @param autoReplyHeader true when an older header says that a machine answered
 * @param precedence {@code bulk}, {@code list}, {@code junk}, {@code auto_reply} or empty
 * @param list true when it came by a mailing list (RFC 2919)
 * @param reportType what a multipart/report reports (RFC 6522), such as {@code delivery-status}; empty for no report
 * @param fromDaemon true when a mail server wrote it
 * @param noReply true when its sender reads no answers
 * @param suppressAnswer true when its sender asks for no automatic answer; says nothing about who wrote it
 * @param spam true when a mail server on its way called it spam
 * @param bounceText true when its words say that a letter could not be delivered, without being a report
 * @param feedbackType what the reader of ours complained of (RFC 5965), such as {@code abuse}; empty for no complaint
 * @param reportedId the Message-ID of the letter a report is about; null where it does not tell
 * @param reportedFrom the address on the envelope of the letter a report is about; null where it does not tell
 * @param deliveries what a report says of each recipient
 */
public record MailFacts(
        boolean returnPathNull,
        String autoSubmitted,
        boolean autoReplyHeader,
        String precedence,
        boolean list,
        String reportType,
        boolean fromDaemon,
        boolean noReply,
        boolean suppressAnswer,
        boolean spam,
        boolean bounceText,
        String feedbackType,
        @Nullable String reportedId,
        @Nullable String reportedFrom,
        List<Delivery> deliveries) {

    /** Of RFC 5965, 7.3; {@code not-spam} (RFC 6430) and {@code auth-failure} (RFC 6591) are none. */
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "virus", "other", "opt-out", "opt-out-list");

    public MailFacts {
        deliveries = List.copyOf(deliveries);
    }

    /** Of a letter of which only this is known: whether a machine wrote it. */
    public static MailFacts of(boolean automatic) {
        return new MailFacts(
                false,
                automatic ? "auto-generated" : "",
                false,
                "",
                false,
                "",
                false,
                false,
                false,
                false,
                false,
                "",
                null,
                null,
                List.of());
    }

    /** What the table {@code mail_class} is told of the letter itself, by the names of its inputs. */
    public Map<String, Object> traits() {
        var worst = deliveries.stream()
                .max(Comparator.comparingInt(MailFacts::gravity))
                .orElse(new Delivery("", "", null, null));
        var traits = new HashMap<String, Object>();
        traits.put("reportType", reportType);
        traits.put("action", worst.action());
        traits.put("status", worst.status() == null ? "" : worst.status());
        traits.put("statusClass", worst.statusClass());
        traits.put("bounceText", bounceText);
        traits.put("complaint", COMPLAINTS.contains(feedbackType));
        traits.put("autoSubmitted", autoSubmitted);
        traits.put("autoReplyHeader", autoReplyHeader);
        traits.put("precedence", precedence);
        traits.put("list", list);
        traits.put("returnPathNull", returnPathNull);
        traits.put("fromDaemon", fromDaemon);
        traits.put("noReply", noReply);
        traits.put("suppressAnswer", suppressAnswer);
        traits.put("spam", spam);
        return traits;
    }

    /** Of several recipients the worst off. */
    private static int gravity(Delivery delivery) {
        return switch (delivery.action()) {
            case "failed" -> delivery.statusClass().equals("5") ? 4 : 3;
            case "delayed" -> 2;
            default -> 1;
        };
    }

    Map<String, Object> toPayload() {
        var reports = new ArrayList<Map<String, Object>>();
        for (var each : deliveries) {
            reports.add(LetterFacts.none()
                    .and("recipient", each.recipient())
                    .and("action", each.action())
                    .and("status", each.status())
                    .and("diagnostic", each.diagnostic())
                    .payload());
        }
        return LetterFacts.none()
                .and("returnPathNull", returnPathNull)
                .and("autoSubmitted", autoSubmitted)
                .and("autoReplyHeader", autoReplyHeader)
                .and("precedence", precedence)
                .and("list", list)
                .and("reportType", reportType)
                .and("fromDaemon", fromDaemon)
                .and("noReply", noReply)
                .and("suppressAnswer", suppressAnswer)
                .and("spam", spam)
                .and("bounceText", bounceText)
                .and("feedbackType", feedbackType)
                .and("reportedId", reportedId)
                .and("reportedFrom", reportedFrom)
                .and("deliveries", reports)
                .payload();
    }

    static MailFacts fromPayload(LetterFacts facts) {
        return new MailFacts(
                facts.flag("returnPathNull"),
                facts.text("autoSubmitted"),
                facts.flag("autoReplyHeader"),
                facts.text("precedence"),
                facts.flag("list"),
                facts.text("reportType"),
                facts.flag("fromDaemon"),
                facts.flag("noReply"),
                facts.flag("suppressAnswer"),
                facts.flag("spam"),
                facts.flag("bounceText"),
                facts.text("feedbackType"),
                facts.textOrNull("reportedId"),
                facts.textOrNull("reportedFrom"),
                facts.all("deliveries").stream()
                        .map(each -> new Delivery(
                                each.text("recipient"),
                                each.text("action"),
                                each.textOrNull("status"),
                                each.textOrNull("diagnostic")))
                        .toList());
    }
}
