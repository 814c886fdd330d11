package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.baton.mail.ReceivedMail;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Letters of {@value #BYTES} bytes that were made to eat time or memory: each is read in seconds, and something is left of
 * it that the database takes.
 */
class MailBombsTest {
    private static final int BYTES = 2_500_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Of all that is asked for while reading; what lives at one time is far less. */
    private static final long MOST_MEMORY = 500_000_000;

    private static final String HEAD = "From: Eve <eve@evil.example>\r\nTo: hello@acme.example\r\nSubject: x\r\n";

    private final MailParser parser = new MailParser();

    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("parts without end", mixed() + filled("--b\r\n\r\n")),
                bomb("parts with a word each", mixed() + filled("--b\r\n\r\nx\r\n")),
                bomb("files without end", mixed() + filled("--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n")),
                bomb("multiparts in multiparts", nested()),
                bomb("letters in letters", HEAD + filled("Content-Type: message/rfc822\r\n\r\n")),
                bomb(
                        "one boundary for all levels",
                        HEAD + filled("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n")),
                bomb("headers without end", HEAD + filled("X-A: b\r\n") + "\r\nx"),
                bomb("a header that is folded without end", HEAD + "X-A: a" + filled("\r\n a") + "\r\n\r\nx"),
                bomb("a sender without an at sign", "From: " + filled("a") + "\r\nSubject: x\r\n\r\nx"),
                bomb("a sender of at signs", "From: " + filled("a@") + "\r\nSubject: x\r\n\r\nx"),
                bomb("a sender of brackets", "From: " + filled("<") + "\r\nSubject: x\r\n\r\nx"),
                bomb("a sender of comments", "From: " + filled("(") + "\r\nSubject: x\r\n\r\nx"),
                bomb("a sender of quotes", "From: " + filled("\"\\\"") + "\r\nSubject: x\r\n\r\nx"),
                bomb("a sender of commas", "From: " + filled("a,") + "\r\nSubject: x\r\n\r\nx"),
                bomb("a sender of groups", "From: " + filled("a:b;") + "\r\nSubject: x\r\n\r\nx"),
                bomb("recipients without end", HEAD + "To: " + filled(n -> "a" + n + "@b.example, ") + "\r\n\r\nx"),
                bomb("references without end", HEAD + "References: " + filled(n -> "<" + n + "@b> ") + "\r\n\r\nx"),
                bomb("references that never close", HEAD + "References: " + filled("<a") + "\r\n\r\nx"),
                bomb("one reference", HEAD + "References: <" + filled("a") + ">\r\n\r\nx"),
                bomb("an identity without end", HEAD + "Message-ID: <" + filled("a") + ">\r\n\r\nx"),
                bomb(
                        "a subject of encoded words",
                        HEAD.replace("x\r\n", filled("=?utf-8?Q?=C3?= ") + "\r\n") + "\r\nx"),
                bomb("a subject of half words", HEAD.replace("x\r\n", filled("=?a*") + "\r\n") + "\r\nx"),
                bomb(
                        "a subject of Base64 padding",
                        HEAD.replace("x\r\n", "=?utf-8?B?" + filled("Q=") + "?=\r\n") + "\r\nx"),
                bomb("a subject of blanks", HEAD.replace("x\r\n", "x" + filled(" \t") + "x\r\n") + "\r\nx"),
                bomb(
                        "parameters without end",
                        HEAD + "Content-Type: text/plain" + filled(n -> "; a" + n + "=b") + "\r\n\r\nx"),
                bomb(
                        "a parameter in pieces",
                        HEAD + "Content-Type: application/x; name*0=a" + filled(n -> "; name*" + (n + 1) + "=b")
                                + "\r\n\r\nx"),
                bomb(
                        "a parameter in coded pieces",
                        HEAD + "Content-Disposition: attachment; filename*0*=utf-8''a"
                                + filled(n -> "; filename*" + (n + 1) + "*=%41") + "\r\n\r\nx"),
                bomb(
                        "a boundary without end",
                        HEAD + "Content-Type: multipart/mixed; boundary=" + filled("b") + "\r\n\r\n--b\r\n\r\nx"),
                bomb(
                        "boundaries that nearly fit",
                        HEAD + "Content-Type: multipart/mixed; boundary=" + "a".repeat(5000) + "b\r\n\r\n--"
                                + "a".repeat(5000) + filled("\r\n--aaaaaaaa")),
                bomb(
                        "a name without end",
                        mixed() + "--b\r\nContent-Disposition: attachment; filename=\"" + filled("../")
                                + "\"\r\n\r\nx\r\n--b--"),
                bomb(
                        "a character set without end",
                        HEAD + "Content-Type: text/plain; charset=" + filled("a") + "\r\n\r\nx"),
                bomb("elements in elements", html(filled("<div>"))),
                bomb("objects in objects", html("<object>".repeat(BYTES / 16) + "</p></object>".repeat(BYTES / 26))),
                bomb("tables in tables", html(filled("<table><tr><td>"))),
                bomb("lists in lists", html(filled("<ul><li>"))),
                bomb("formatting that crosses", html(filled("<b><i></b></i>"))),
                bomb("links", html(filled("<a href=http:a>"))),
                bomb("links in paragraphs", html(filled("<p><a href=http://a.example>x</a>"))),
                bomb("attributes without end", html("<p " + filled(n -> "a" + n + "=b ") + ">x")),
                bomb("one attribute", html("<p style=\"" + filled("color:red;") + "\">x")),
                bomb("comments that never close", html(filled("<!--"))),
                bomb("brackets", html(filled("<"))),
                bomb("closings", html(filled("</div>"))),
                bomb("entities", html(filled("&amp;"))),
                bomb("entities that never end", html(filled("&#0"))),
                bomb("one entity", html("&" + filled("a"))),
                bomb("blanks in a row", html("<pre>x" + filled(" \t") + "x")),
                bomb("blank pieces in a row", html(filled(" <b> </b>"))),
                bomb("scripts that never close", html(filled("<script>"))),
                bomb("styles", html(filled("<style>a{}</style>"))),
                bomb(
                        "quoted-printable of nothing",
                        HEAD + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + filled("=\r\n")),
                bomb(
                        "quoted-printable blanks",
                        HEAD + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + filled(" ")),
                bomb(
                        "quoted-printable blanks before a word",
                        HEAD + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + filled(" ") + "x"),
                bomb(
                        "quoted-printable signs",
                        HEAD + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + filled("= ")),
                bomb("Base64 of nothing", HEAD + "Content-Transfer-Encoding: base64\r\n\r\n" + filled("=")),
                bomb("uuencode without end", HEAD + "Content-Transfer-Encoding: uuencode\r\n\r\n" + filled("begin ")),
                bomb("one line", HEAD + "\r\n" + filled("a")),
                bomb("empty lines", HEAD + "\r\n" + filled("\r\n")),
                bomb("a return path of words", "Return-Path: " + filled("a ") + "\r\n\r\nx"),
                bomb("no header at all", filled("a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void a_letter_made_to_hurt_is_read_in_seconds(String name, byte[] bytes) {
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var mail = assertTimeoutPreemptively(LONGEST, () -> {
            var before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
            var read = parser.parse(bytes);
            assertThat(memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                    .as("bytes asked for")
                    .isLessThan(MOST_MEMORY);
            return read;
        });

        assertThat(mail.messageId()).matches("<[^<>\\s]{1,900}>");
        assertThat(mail.text().length()).isLessThanOrEqualTo(1_000_000);
        assertThat(mail.subject().length()).isLessThanOrEqualTo(1_000);
        assertThat(mail.references()).hasSizeLessThanOrEqualTo(100).allMatch(id -> id.length() <= 900);
        assertThat(mail.to()).hasSizeLessThanOrEqualTo(200).allMatch(address -> address.length() <= 320);
        assertThat(mail.from().length()).isLessThanOrEqualTo(320);
        assertThat(mail.attachments()).hasSizeLessThanOrEqualTo(200);
        assertThat(mail.attachments())
                .allMatch(file ->
                        file.fileName().length() <= 150 && file.contentType().length() <= 150);
        var html = mail.html();
        assertThat(html == null ? 0 : html.length()).isLessThanOrEqualTo(4_000_000);
        assertThat(ReceivedMail.fromPayload(mail.toPayload()).messageId()).isEqualTo(mail.messageId());
    }

    private static Arguments bomb(String name, String letter) {
        return Arguments.of(name, letter.getBytes(StandardCharsets.UTF_8));
    }

    private static String mixed() {
        return HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    }

    private static String nested() {
        return HEAD + filled(n -> "Content-Type: multipart/mixed; boundary=b" + n + "\r\n\r\n--b" + n + "\r\n");
    }

    private static String html(String body) {
        return HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n" + body;
    }

    private static String filled(String piece) {
        return piece.repeat(BYTES / piece.length());
    }

    private static String filled(IntFunction<String> pieces) {
        var length = pieces.apply(BYTES / 20).length();
        return IntStream.range(0, BYTES / length).mapToObj(pieces).collect(Collectors.joining());
    }
}
