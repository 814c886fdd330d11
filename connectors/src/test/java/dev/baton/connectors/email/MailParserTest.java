package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.mail.ReceivedAttachment;
import dev.baton.mail.ReceivedMail;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Letters as they really come. */
class MailParserTest {
    private final MailParser parser = new MailParser();

    @Test
    void a_plain_letter() {
        var mail = parse("""
                From: Anna Becker <Anna.Becker@Customer.Test>
                To: "Acme Sales" <leads@acme.test>, second@acme.test
                Cc: third@acme.test
                Subject: A question
                Date: Tue, 03 Mar 2026 10:15:30 +0100
                Message-ID: <abc@customer.test>
                In-Reply-To: <before@acme.test>
                References: <first@acme.test>
                  <before@acme.test>

                Good day,
                what does it cost?
                """);

        assertThat(mail.from()).isEqualTo("anna.becker@customer.test");
        assertThat(mail.fromName()).isEqualTo("Anna Becker");
        assertThat(mail.to()).containsExactly("leads@acme.test", "second@acme.test", "third@acme.test");
        assertThat(mail.subject()).isEqualTo("A question");
        assertThat(mail.text()).isEqualTo("Good day,\nwhat does it cost?");
        assertThat(mail.html()).isNull();
        assertThat(mail.messageId()).isEqualTo("<abc@customer.test>");
        assertThat(mail.inReplyTo()).isEqualTo("<before@acme.test>");
        assertThat(mail.references()).containsExactly("<first@acme.test>", "<before@acme.test>");
        assertThat(mail.sentAt()).isEqualTo(Instant.parse("2026-03-03T09:15:30Z"));
        assertThat(mail.autoSubmitted()).isFalse();
    }

    @Test
    void html_only_becomes_text_that_can_be_read_and_html_that_can_be_shown() {
        var mail = parse("""
                From: a@b.test
                Content-Type: text/html; charset=utf-8

                <html><head><title>no</title><style>p {color: red}</style></head><body onload="evil()">
                <p>Dear   team,</p><div>first line<br>second &amp; last</div>
                <ul><li>one</li><li>two</li></ul><script>alert(1)</script>
                <a href="https://b.test/x">our page</a> <a href="javascript:evil()">bad</a>
                <img src="https://tracker.test/pixel.gif" onerror="evil()"><img src="data:image/svg+xml,evil"></body></html>
                """);

        assertThat(mail.text())
                .startsWith("Dear team,\n\nfirst line\nsecond & last")
                .contains("- one\n- two")
                .contains("our page (https://b.test/x)")
                .doesNotContain("pixel")
                .doesNotContain("color")
                .doesNotContain("alert")
                .doesNotContain("javascript");
        assertThat(mail.html())
                .contains("first line<br")
                .doesNotContain("script")
                .doesNotContain("onload")
                .doesNotContain("onerror")
                .doesNotContain("data:")
                .contains("https://tracker.test/pixel.gif");
    }

    @Test
    void latin_1_quoted_printable() {
        var mail = parse("""
                From: =?iso-8859-1?Q?J=FCrgen_Gro=DF?= <j@b.test>
                Subject: =?ISO-8859-1?Q?Gr=FC=DFe?=
                Content-Type: text/plain; charset=ISO-8859-1
                Content-Transfer-Encoding: quoted-printable

                Sch=F6ne Gr=FC=DFe, und 5 =80
                """);

        assertThat(mail.fromName()).isEqualTo("Jürgen Groß");
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.text()).isEqualTo("Schöne Grüße, und 5 €");
    }

    @Test
    void an_unknown_character_set_is_guessed() {
        var mail = parse(
                "From: a@b.test\nSubject: =?x-nonsense?B?R3LDvMOfZQ==?=\n"
                        + "Content-Type: text/plain; charset=\"x-nonsense\"\nContent-Transfer-Encoding: 8bit\n\nGrüße aus Köln");

        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.text()).isEqualTo("Grüße aus Köln");
    }

    @Test
    void no_character_set_and_eight_bits() {
        var raw = "From: a@b.test\nSubject: Grüße\n\nFünf Äpfel für Zoë";

        assertThat(parser.parse(raw.getBytes(StandardCharsets.UTF_8)).subject()).isEqualTo("Grüße");
        assertThat(parser.parse(raw.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("Fünf Äpfel für Zoë");
        assertThat(parser.parse(raw.getBytes(Charset.forName("windows-1252"))).text())
                .isEqualTo("Fünf Äpfel für Zoë");
    }

    @Test
    void a_character_cut_in_two_by_encoded_words() {
        // "ü" is C3 BC; the first word ends after C3.
        var mail = parse("""
                From: a@b.test
                Subject: =?UTF-8?B?R3LD?=
                 =?UTF-8?B?vMOfZQ==?= =?utf-8?Q?_aus_K=C3=B6ln?=

                x
                """);

        assertThat(mail.subject()).isEqualTo("Grüße aus Köln");
    }

    @Test
    void shift_jis_and_iso_2022_jp() {
        var text = "お問い合わせ";
        var raw = "From: a@b.test\nSubject: =?ISO-2022-JP?B?"
                + Base64.getEncoder().encodeToString(text.getBytes(Charset.forName("ISO-2022-JP")))
                + "?=\nContent-Type: text/plain; charset=Shift_JIS\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(text.getBytes(Charset.forName("Shift_JIS")));

        assertThat(parse(raw).subject()).isEqualTo(text);
        assertThat(parse(raw).text()).isEqualTo(text);
    }

    @Test
    void multiparts_in_multiparts_with_attachments() {
        var mail = parse("""
                From: a@b.test
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/related; boundary=middle

                --middle
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain

                the text
                --inner
                Content-Type: text/html

                <p>the <b>html</b></p>
                --inner--
                --middle
                Content-Type: image/png
                Content-ID: <logo>
                Content-Disposition: inline
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --middle--
                --outer
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="../../etc/offer.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0xLjQK
                --outer
                Content-Type: text/plain; name=notes.txt
                Content-Disposition: attachment; filename=notes.txt

                a file that is text
                --outer
                Content-Type: text/plain

                a footer of the list
                --outer--
                """);

        assertThat(mail.text()).isEqualTo("the text\n\na footer of the list");
        assertThat(mail.html()).contains("<b>html</b>");
        assertThat(mail.attachments())
                .extracting(ReceivedAttachment::fileName)
                .containsExactly("attachment-1.png", "offer.pdf", "notes.txt");
        assertThat(mail.attachments().get(1).content()).isEqualTo("%PDF-1.4\n".getBytes(StandardCharsets.UTF_8));
        assertThat(mail.attachments().get(1).contentType()).isEqualTo("application/pdf");
        assertThat(ReceivedMail.fromPayload(mail.toPayload())
                        .attachments()
                        .get(1)
                        .content())
                .isEqualTo(mail.attachments().get(1).content());
    }

    @Test
    void file_names_in_all_their_spellings() {
        var mail = parse("""
                From: a@b.test
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: application/pdf
                Content-Disposition: attachment;
                  filename*0*=UTF-8''Gr%C3%BC;
                  filename*1*=%C3%9Fe.pdf

                1
                --x
                Content-Type: application/pdf; name="=?UTF-8?Q?Angebot_K=C3=B6ln.pdf?="

                2
                --x
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="C:\\\\temp\\\\evil\u202Efdp.exe"

                3
                --x
                Content-Type: application/octet-stream
                Content-Disposition: attachment

                4
                --x--
                """);

        assertThat(mail.attachments())
                .extracting(ReceivedAttachment::fileName)
                .containsExactly("Grüße.pdf", "Angebot Köln.pdf", "evilfdp.exe", "attachment-4.bin");
    }

    @Test
    void no_message_id_no_date_no_sender_no_subject() {
        var first = parse("X-Nothing: here\n\nhello");
        var again = parse("X-Nothing: here\n\nhello");
        var other = parse("X-Nothing: here\n\nhello!");

        assertThat(first.messageId()).endsWith("@no-message-id.invalid>").isEqualTo(again.messageId());
        assertThat(other.messageId()).isNotEqualTo(first.messageId());
        assertThat(first.from()).isEmpty();
        assertThat(first.subject()).isEmpty();
        assertThat(first.sentAt()).isNull();
        assertThat(first.text()).isEqualTo("hello");
    }

    @Test
    void broken_headers() {
        var mail = parse("""
                From: "Anna <anna@b.test
                To: undisclosed-recipients:;
                Delivered-To: leads+l0199c0de-0000-7000-8000-000000000001@acme.test
                Date: the day before yesterday
                Message-ID: abc def
                Content-Type: text/plain; charset=; format
                : no name
                no colon at all

                still readable
                """);

        assertThat(mail.from()).isEqualTo("anna@b.test");
        assertThat(mail.to()).containsExactly("leads+l0199c0de-0000-7000-8000-000000000001@acme.test");
        assertThat(mail.messageId()).isEqualTo("<abcdef>");
        assertThat(mail.sentAt()).isNull();
        assertThat(mail.text()).endsWith("still readable");
    }

    @Test
    void a_multipart_that_never_ends_and_one_without_boundary() {
        var open = parse("""
                From: a@b.test
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain

                cut off here""");
        var without = parse("""
                From: a@b.test
                Content-Type: multipart/mixed

                just text""");

        assertThat(open.text()).isEqualTo("cut off here");
        assertThat(without.text() + without.attachments()).contains("just text");
    }

    @Test
    void broken_base64_and_an_unknown_encoding() {
        var broken = parse("""
                From: a@b.test
                Content-Transfer-Encoding: base64

                R29vZCBkYXkh!!!§§R29
                """);
        var unknown = parse("""
                From: a@b.test
                Content-Transfer-Encoding: x-rot13

                Good day
                """);

        assertThat(broken.text()).contains("Good day");
        assertThat(unknown.text()).isEqualTo("Good day");
    }

    @Test
    void nul_and_other_controls_stay_out() {
        var mail = parse("From: a@b.test\nSubject: a\u0000b\u0007c\n\nText\u0000with\u0001controls\tand tab");

        assertThat(mail.subject()).isEqualTo("abc");
        assertThat(mail.text()).isEqualTo("Textwithcontrols\tand tab");
    }

    @Test
    void a_forwarded_letter_and_an_invitation_are_files() {
        var mail = parse("""
                From: a@b.test
                Content-Type: multipart/mixed; boundary=x

                --x

                see below
                --x
                Content-Type: message/rfc822

                From: c@d.test
                Subject: inside
                Content-Type: text/plain

                the inner text
                --x
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                --x--
                """);

        assertThat(mail.text()).isEqualTo("see below");
        assertThat(mail.attachments())
                .extracting(ReceivedAttachment::fileName)
                .containsExactly("attachment-1.eml", "attachment-2.ics");
        assertThat(new String(mail.attachments().get(0).content(), StandardCharsets.UTF_8))
                .contains("the inner text");
    }

    @Test
    void what_machines_write_is_known_as_such() {
        assertThat(parse("From: a@b.test\nAuto-Submitted: auto-replied\n\nx").autoSubmitted())
                .isTrue();
        assertThat(parse("From: a@b.test\nAuto-Submitted: no\n\nx").autoSubmitted())
                .isFalse();
        assertThat(parse("From: a@b.test\nPrecedence: bulk\n\nx").autoSubmitted())
                .isTrue();
        assertThat(parse("From: a@b.test\nList-Id: <news.b.test>\n\nx").autoSubmitted())
                .isTrue();
        assertThat(parse("From: a@b.test\nReturn-Path: <>\n\nx").autoSubmitted())
                .isTrue();
        assertThat(parse("From: MAILER-DAEMON@b.test\n\nx").autoSubmitted()).isTrue();
        assertThat(parse("From: a@b.test\nX-Baton-Record: lead:1\n\nx").autoSubmitted())
                .isTrue();
        assertThat(parse("From: a@b.test\nContent-Type: multipart/report; boundary=x\n\n--x\n\nx\n--x--")
                        .autoSubmitted())
                .isTrue();
        // Only asks us not to answer; the letter is a person's all the same.
        assertThat(parse("From: a@b.test\nX-Auto-Response-Suppress: All\n\nx").autoSubmitted())
                .isFalse();
    }

    @Test
    void whatever_bytes_come_something_comes_out() {
        var random = new Random(42);
        for (var n = 0; n < 300; n++) {
            var bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);

            var mail = parser.parse(bytes);

            assertThat(mail.text()).doesNotContain("\u0000");
            assertThat(ReceivedMail.fromPayload(mail.toPayload()).messageId()).isEqualTo(mail.messageId());
        }
    }

    private ReceivedMail parse(String raw) {
        return parser.parse(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
