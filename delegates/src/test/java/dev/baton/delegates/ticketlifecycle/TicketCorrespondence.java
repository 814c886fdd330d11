package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;

import dev.baton.mail.BounceAddress;
import dev.baton.mail.Delivery;
import dev.baton.mail.MailFacts;
import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReceivedAttachment;
import dev.baton.mail.ReceivedMail;
import dev.baton.mail.ReplyAddress;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.sla.ClockKind;
import dev.baton.sms.ReceivedText;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import dev.baton.ticket.TicketStatus;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Tickets whose letters stand in their timelines, as the outbox puts them there. */
abstract class TicketCorrespondence extends TicketProcessTest {
    static final String OTTO = "otto@other.example";

    @Autowired
    Timeline timeline;

    @Autowired
    private Outbox outbox;

    @Autowired
    TicketPrivacy privacy;

    int letters;
    private int received;

    /** As the outbox does it: a letter stands in the timeline, and in the outbox. */
    @BeforeEach
    void letters_stand_in_the_timeline() {
        willAnswer(call -> {
                    var key = call.getArgument(0, SendKey.class);
                    var mail = call.getArgument(3, OutgoingMail.class);
                    var messageId = "<" + ++letters + "@acme.test>";
                    var put = outbox.put(new OutboundMessage(
                            Channel.EMAIL,
                            key,
                            mail.record(),
                            null,
                            null,
                            mail.to(),
                            mail.subject(),
                            Map.of("messageId", messageId, "automatic", mail.automatic(), "cc", mail.cc())));
                    if (!put) {
                        return false;
                    }
                    for (var reader : mail.cc()) {
                        outbox.put(new OutboundMessage(
                                Channel.EMAIL,
                                SendKey.of(key.text(), "copy", reader),
                                mail.record(),
                                null,
                                null,
                                reader,
                                mail.subject(),
                                Map.of("messageId", messageId, "copyFor", reader)));
                    }
                    timeline.add(NewActivity.of(mail.record(), ActivityKind.MAIL_OUT, Direction.OUT, clock.instant())
                            .subject(mail.subject())
                            .body(mail.text())
                            .messageId(messageId)
                            .detail(Map.of(
                                    "to",
                                    mail.to(),
                                    "cc",
                                    mail.cc(),
                                    "automatic",
                                    mail.automatic(),
                                    "toOurselves",
                                    mail.toOurselves(),
                                    "sendKey",
                                    key.text())));
                    post.add(mail);
                    return true;
                })
                .given(mailer)
                .post(any(), any(), any(), any());
    }

    void texted(String sid, String text) {
        var received = new ReceivedText(sid, "+491711234567", "+4930123456", text, List.of(), null);
        told(() -> assertThat(inbox.take("twilio", sid, ReceivedText.KIND, null, received.toPayload(), null))
                .isTrue());
        inboxHandled();
    }

    TicketId closed(String subject) {
        var id = received(subject, "password");
        close(id);
        return id;
    }

    void close(TicketId id) {
        worked(id, "resolved", "Try again");
        clock.moveBy(Duration.ofDays(7));
        afterAllJobs();
        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
    }

    TicketId newest() {
        return asTenant(() -> {
            Optional<TicketId> newest = Optional.empty();
            for (var number = 1001L; tickets.byNumber(number).isPresent(); number++) {
                newest = tickets.byNumber(number);
            }
            return newest.orElseThrow();
        });
    }

    void taken(TicketId id) {
        told(() -> desk.taken(id, "tina"));
    }

    void answered(TicketId id, String text) {
        conversation.answer(
                id,
                TicketAnswer.of(text),
                "tina",
                SendKey.of("answer", id.toString(), clock.instant().toString()),
                null,
                null);
    }

    void worked(TicketId id, String outcome, String text) {
        var values = new HashMap<String, Object>(Map.of("outcome", outcome, "told", "mail", "text", text));
        if (outcome.equals("resolved")) {
            values.put("article", "no");
        }
        completeTask(work(id), values);
    }

    List<Activity> entries(TicketId id) {
        return asTenant(() -> timeline.page(id.record(), null, 100).activities());
    }

    /** What somebody outside said in a ticket, newest first. */
    List<String> said(TicketId id) {
        return entries(id).stream()
                .filter(entry -> entry.direction() == Direction.IN && entry.body() != null)
                .map(Activity::body)
                .toList();
    }

    List<ClockKind> running(TicketId id) {
        return view(id).clocks().stream()
                .filter(ClockView::running)
                .map(ClockView::kind)
                .toList();
    }

    ClockView clockOf(TicketId id, ClockKind kind) {
        return view(id).clocks().stream()
                .filter(clock -> clock.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Of our newest letter of that subject. */
    String messageIdOf(String subject) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select message_id from crm.activity where subject = ? and direction = 'out' "
                                + "order by occurred_at desc, id desc limit 1")
                        .param(subject)
                        .query(String.class)
                        .single());
    }

    ReceivedMail letter(TicketId id, String from, String subject, String text, MailFacts facts) {
        return mail(
                from,
                List.of(ReplyAddress.of("support@acme.test", id.record()), "copy@other.example"),
                subject,
                text,
                facts);
    }

    ReceivedMail report(String action, String status, String about, String recipient) {
        return report("support@acme.test", action, status, about, recipient);
    }

    /** @param to where reports about that one letter come to */
    ReceivedMail report(String to, String action, String status, @Nullable String about, String recipient) {
        return mail(
                "mailer-daemon@big.example",
                List.of(to),
                "Undelivered",
                "It failed",
                facts(
                        true,
                        "delivery-status",
                        false,
                        false,
                        about,
                        "",
                        List.of(new Delivery(recipient, action, status, "550"))));
    }

    ReceivedMail complaint(String about) {
        return complaint(about, null);
    }

    /** @param envelope who the letter came from, as its reader's server saw it */
    ReceivedMail complaint(String about, @Nullable String envelope) {
        return mail(
                "postmaster@big.example",
                List.of("support@acme.test"),
                "Complaint",
                "Spam",
                new MailFacts(
                        false,
                        "",
                        false,
                        "",
                        false,
                        "feedback-report",
                        false,
                        false,
                        false,
                        false,
                        false,
                        "abuse",
                        about,
                        envelope,
                        List.of()));
    }

    /** Where reports about the newest letter to somebody come to. */
    String envelopeTo(TicketId id, String reader) {
        return asTenant(() -> outbox.ofRecord(id.record()).stream()
                .filter(entry -> entry.recipient().equals(reader))
                .map(entry -> BounceAddress.of("support@acme.test", entry.id()))
                .reduce((first, second) -> second)
                .orElseThrow());
    }

    ReceivedMail mail(String from, List<String> to, String subject, String text, MailFacts facts) {
        received++;
        return new ReceivedMail(
                "<" + received + "@mail.example>",
                null,
                List.of(),
                from,
                from.equals(OTTO) ? "Otto Other" : null,
                to,
                subject,
                text,
                null,
                clock.instant(),
                !facts.autoSubmitted().isEmpty(),
                List.of(new ReceivedAttachment("screen.png", "image/png", 2, new byte[] {1, 2})),
                facts);
    }

    static MailFacts person() {
        return facts(false, "", false, false, null, "", List.of());
    }

    static MailFacts noReply() {
        return facts(false, "", true, false, null, "", List.of());
    }

    static MailFacts spam() {
        return facts(false, "", false, true, null, "", List.of());
    }

    static MailFacts facts(
            boolean machine,
            String reportType,
            boolean noReply,
            boolean spam,
            @Nullable String about,
            String feedback,
            List<Delivery> deliveries) {
        return new MailFacts(
                machine,
                machine ? "auto-replied" : "",
                false,
                "",
                false,
                reportType,
                machine,
                noReply,
                false,
                spam,
                false,
                feedback,
                about,
                null,
                deliveries);
    }
}
