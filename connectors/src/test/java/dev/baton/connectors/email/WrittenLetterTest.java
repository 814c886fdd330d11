package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.mail.BounceAddress;
import dev.baton.mail.Enclosure;
import dev.baton.mail.OutgoingMail;
import dev.baton.mail.ReceivedMail;
import dev.baton.mail.RecordReference;
import dev.baton.mailbox.SigningKey;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLetterTest {
    private static final RecordRef LEAD = RecordRef.lead(UuidV7.next());
    private static final UUID OUTBOX = UuidV7.next();

    @Test
    void every_letter_is_text_and_html_and_says_where_it_belongs() throws Exception {
        var written = written(letter("Good day <b>Ada</b> & Bob,\n\nsee https://acme.example/?a=1&b=2.\nBye"));

        assertThat(written.getContentType()).startsWith("multipart/alternative");
        var read = read(written);
        assertThat(read.text())
                .startsWith("Good day <b>Ada</b> & Bob,\n\nsee https://acme.example/?a=1&b=2.\nBye")
                .endsWith(RecordReference.of(LEAD));
        assertThat(read.html())
                .contains("<p>Good day &lt;b&gt;Ada&lt;/b&gt; &amp; Bob,</p>")
                .contains("href=\"https://acme.example/?a&#61;1&amp;b&#61;2\"")
                .contains(RecordReference.of(LEAD));
        assertThat(RecordReference.allIn(read.text())).containsExactly(LEAD);
    }

    @Test
    void the_reference_stands_within_the_document_of_who_wrote_html() throws Exception {
        var written = written(letter("Hi").html("<html><body><p>Hi <b>there</b></p></body></html>"));

        assertThat(raw(written)).contains("Ref: l").contains("</p></body></html>");
        assertThat(read(written).html()).contains("<b>there</b>");
    }

    @Test
    void files_and_copies_go_along() throws Exception {
        var pdf = "%PDF".getBytes(StandardCharsets.UTF_8);

        var written = written(letter("Hi")
                .cc(List.of("bob@engines.example"))
                .enclosing(List.of(new Enclosure("Größe\r\nBcc: x.pdf", "application/pdf", pdf))));

        assertThat(written.getContentType()).startsWith("multipart/mixed");
        var read = read(written);
        assertThat(read.to()).containsExactly("ada@engines.example", "bob@engines.example");
        assertThat(read.attachments()).singleElement().satisfies(file -> {
            assertThat(file.fileName()).isEqualTo("Größe Bcc x.pdf");
            assertThat(file.contentType()).isEqualTo("application/pdf");
            assertThat(file.content()).isEqualTo(pdf);
        });
    }

    @Test
    void reports_about_a_letter_come_to_an_address_of_its_own() throws Exception {
        var written = (SMTPMessage) written(letter("Hi"));

        assertThat(written.getEnvelopeFrom()).isEqualTo("sales+b" + OUTBOX + "@acme.example");
        assertThat(BounceAddress.messageIn(written.getEnvelopeFrom())).contains(OUTBOX);
        assertThat(written.getHeader("Auto-Submitted")).isNull();
    }

    @Test
    void what_a_machine_writes_says_so_and_its_answers_want_no_reports() throws Exception {
        var generated = (SMTPMessage) written(letter("Hi").byMachine());
        assertThat(generated.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(generated.getEnvelopeFrom()).contains("+b");

        var replied = (SMTPMessage) written(letter("Hi")
                .answering("<1@x.example>", List.of("<0@x.example>", "<1@x.example>"))
                .asAutoReply());
        assertThat(replied.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(replied.getEnvelopeFrom()).isEqualTo("<>");
        assertThat(replied.getHeader("In-Reply-To")).containsExactly("<1@x.example>");
        assertThat(read(replied).references()).containsExactly("<0@x.example>", "<1@x.example>");
    }

    @Test
    void a_copy_to_what_is_no_address_stands_nowhere_and_keeps_nobody_else_from_theirs() throws Exception {
        var letter = written(
                letter("Hi").cc(List.of("bob@engines.example>\r\nRCPT TO:<eve@x.example", "bob@engines.example")));

        assertThat(letter.getHeader("Cc")).containsExactly("bob@engines.example");
    }

    @Test
    void a_posted_letter_is_the_same_after_waiting() {
        var mail = letter("Hi")
                .cc(List.of("bob@engines.example"))
                .enclosing(List.of(new Enclosure("a.txt", "text/plain", new byte[] {0, 1, -1})))
                .asAutoReply();

        var back = PostedMail.fromPayload(posted(mail).toPayload());

        assertThat(back).usingRecursiveComparison().isEqualTo(posted(mail));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            250 Ok 0102018f1b2c3d4e-11111111-2222-3333-4444-555555555555-000000, email-smtp.eu-west-1.amazonaws.com, <0102018f1b2c3d4e-11111111-2222-3333-4444-555555555555-000000@eu-west-1.amazonses.com>
            250 Ok 0100018f1b2c3d4e-11111111-2222-3333-4444-555555555555-000000, email-smtp.us-east-1.amazonaws.com, <0100018f1b2c3d4e-11111111-2222-3333-4444-555555555555-000000@email.amazonses.com>
            250 2.0.0 OK: queued as <renamed@relay.example>, smtp.relay.example, <renamed@relay.example>
            250 2.0.0 Ok: queued as 4F2A1, smtp.relay.example, -
            """)
    void a_relay_that_renames_a_letter_says_how(String answer, String host, String name) {
        assertThat(RelayName.in(answer, host).orElse(null)).isEqualTo(name);
    }

    @Test
    void a_signed_letter_is_believed_and_a_changed_one_is_not() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var message = written(letter("Grüße\n\n" + "a long line ".repeat(200))
                .cc(List.of("bob@engines.example"))
                .enclosing(List.of(new Enclosure("a.txt", "text/plain", "a".getBytes(StandardCharsets.UTF_8))))
                .asAutoReply());

        Signature.put(message, new SigningKey("acme.example", "baton20260101", pair.getPrivate()));

        var published = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        var raw = raw(message);
        assertThat(verified(raw, published)).containsExactly("acme.example");
        assertThatThrownBy(() -> verified(raw.replace("a long line", "a short line"), published))
                .isInstanceOf(FailException.class);
        assertThatThrownBy(() -> verified(raw.replace("Subject: Hello", "Subject: Hallo"), published))
                .isInstanceOf(FailException.class);
        assertThatThrownBy(() -> verified("From: eve@evil.example\r\n" + raw, published))
                .isInstanceOf(FailException.class);
    }

    @Test
    void one_click_ends_letters_nobody_asked_for_and_the_signature_covers_it() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var link = "https://crm.example.com/portal/acme/unsubscribe/" + "k".repeat(200);
        var message = WrittenLetter.of(
                PostedMail.fromPayload(
                        posted(letter("Hi").unsubscribe(URI.create(link))).toPayload()),
                OUTBOX,
                Session.getInstance(new Properties()),
                Instant.EPOCH,
                true);

        Signature.put(message, new SigningKey("acme.example", "baton20260101", pair.getPrivate()));

        var published = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        var raw = raw(message);
        assertThat(raw)
                .contains("List-Unsubscribe: <" + link + ">\r\n")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        assertThat(verified(raw, published)).containsExactly("acme.example");
        for (var changed : List.of(
                raw.replace("crm.example.com", "evil.example.com"),
                raw.replace("List-Unsubscribe=One-Click", "List-Unsubscribe=Two-Clicks"))) {
            assertThatThrownBy(() -> verified(changed, published)).isInstanceOf(FailException.class);
        }
        assertThat(raw(written(letter("Hi")))).doesNotContain("List-Unsubscribe");
    }

    private static List<String> verified(String raw, String published) throws IOException, FailException {
        var verifier = new DKIMVerifier((methods, selector, token) -> {
            assertThat(selector + "._domainkey." + token).isEqualTo("baton20260101._domainkey.acme.example");
            return List.of(published);
        });
        return verifier.verify(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))).stream()
                .map(record -> record.getDToken().toString())
                .toList();
    }

    private static OutgoingMail letter(String text) {
        return OutgoingMail.to(LEAD, "ada@engines.example", "Hello", text).toName("Ada King");
    }

    private static PostedMail posted(OutgoingMail mail) {
        return new PostedMail(
                mail,
                "<1@acme.example>",
                "sales@acme.example",
                "Acme",
                "sales+l" + LEAD.id() + "@acme.example",
                "sales@acme.example",
                null);
    }

    private static MimeMessage written(OutgoingMail mail) throws MessagingException, IOException {
        return WrittenLetter.of(
                posted(mail),
                OUTBOX,
                Session.getInstance(new Properties()),
                Instant.parse("2026-01-01T00:00:00Z"),
                true);
    }

    private static ReceivedMail read(MimeMessage message) throws MessagingException, IOException {
        return new MailParser().parse(raw(message).getBytes(StandardCharsets.UTF_8));
    }

    private static String raw(MimeMessage message) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
