package dev.baton.connectors.email;

import dev.baton.mail.ReceivedAttachment;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what a letter says and carries from its parts, however they are nested; what cannot be read stays a file. What a
 * letter may ask for has an end: parts, depth, files, characters. Of the rest the whole letter in the inbox tells.
 */
final class LetterBody {
    private static final Logger LOG = LoggerFactory.getLogger(LetterBody.class);
    private static final int DEEPEST = 20;
    private static final int MOST_FILES = 200;
    private static final int MOST_PARTS = 1_000;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_HTML = 1_000_000;
    private static final int LONGEST_TYPE = 100;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<ReceivedAttachment> attachments = new ArrayList<>();
    private String invitation = "";
    private int parts;

    static LetterBody of(MimeMessage message) {
        var body = new LetterBody();
        body.read(message, 0);
        return body;
    }

    String text() {
        var written = text.toString().replace("\r\n", "\n").replace('\r', '\n').strip();
        var said = written.isEmpty() && !html.isEmpty() ? HtmlLetter.asText(html.toString()) : written;
        return cut(said.contains(invitation) ? said : (said + "\n\n" + invitation).strip(), LONGEST_TEXT);
    }

    @Nullable
    String html() {
        return html.isEmpty() ? null : HtmlLetter.safe(html.toString());
    }

    List<ReceivedAttachment> attachments() {
        return attachments;
    }

    private void read(Part part, int depth) {
        var type = contentType(part);
        var fileName = fileName(part);
        try {
            if (type.match("multipart/*")
                    && depth < DEEPEST
                    && isOfFewParts(part, type)
                    && part.getContent() instanceof Multipart multipart) {
                readAll(multipart, type.match("multipart/alternative"), depth);
                return;
            }
        } catch (MessagingException | IOException broken) {
            LOG.debug("A part that cannot be taken apart", broken);
            append(text, Legible.text(bytes(part), type.getParameter("charset")), LONGEST_TEXT);
            return;
        }
        if (fileName == null && !isAttachment(part) && type.match("text/html")) {
            append(html, Legible.text(bytes(part), type.getParameter("charset")), LONGEST_HTML);
        } else if (fileName == null
                && !isAttachment(part)
                && (type.match("text/plain") || type.match("text/enriched"))) {
            append(text, Legible.text(bytes(part), type.getParameter("charset")), LONGEST_TEXT);
        } else {
            attach(part, type, fileName);
        }
    }

    private void readAll(Multipart parts, boolean alternatives, int depth) throws MessagingException {
        for (var i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            // Of several versions of one text the first of each kind is enough.
            var type = contentType(part);
            if (alternatives
                    && (type.match("text/plain") && !text.isEmpty() || type.match("text/html") && !html.isEmpty())) {
                continue;
            }
            read(part, depth + 1);
        }
    }

    private void attach(Part part, ContentType type, @Nullable String fileName) {
        if (attachments.size() >= MOST_FILES) {
            return;
        }
        var content = bytes(part);
        if (content.length == 0 && fileName == null) {
            return;
        }
        if (type.match("application/ms-tnef") || type.match("application/vnd.ms-tnef")) {
            var packed = WinmailDat.open(content);
            if (packed.isPresent()) {
                unpack(packed.get());
                return;
            }
        }
        if (type.match("text/calendar") && invitation.isEmpty()) {
            invitation = Invitation.inWords(Legible.text(content, type.getParameter("charset")));
        }
        var name = FileName.of(fileName, type, attachments.size() + 1);
        var kind = cut(type.getBaseType().toLowerCase(Locale.ROOT), LONGEST_TYPE);
        attachments.add(new ReceivedAttachment(name, kind, content.length, content));
    }

    private void unpack(WinmailDat.Contents packed) {
        if (text.toString().isBlank()) {
            append(text, packed.text(), LONGEST_TEXT);
        }
        var unknown = new ContentType();
        unknown.setPrimaryType("application");
        unknown.setSubType("octet-stream");
        for (var file : packed.files()) {
            if (attachments.size() < MOST_FILES) {
                var name = FileName.of(file.name(), unknown, attachments.size() + 1);
                attachments.add(new ReceivedAttachment(
                        name, "application/octet-stream", file.content().length, file.content()));
            }
        }
    }

    /** Counted before it is taken apart: a part of eight bytes becomes an object of a thousand. */
    private boolean isOfFewParts(Part part, ContentType type) throws IOException, MessagingException {
        parts += Boundaries.in(rawStream(part), type.getParameter("boundary"), MOST_PARTS);
        return parts < MOST_PARTS;
    }

    private static void append(StringBuilder whole, String piece, int longest) {
        if (!whole.isEmpty() && !piece.isBlank()) {
            whole.append("\n\n");
        }
        whole.append(piece, 0, Math.max(0, Math.min(piece.length(), longest - whole.length())));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static ContentType contentType(Part part) {
        try {
            var header = part.getContentType();
            return header == null ? new ContentType("text/plain") : new ContentType(header);
        } catch (MessagingException broken) {
            return fallbackType(part);
        }
    }

    private static ContentType fallbackType(Part part) {
        var known = new ContentType();
        known.setPrimaryType("text");
        known.setSubType("plain");
        try {
            var header = part.getHeader("Content-Type");
            if (header != null && header.length > 0) {
                // "text/html; charset=" and its like: the words before the first semicolon are worth a try.
                return new ContentType(header[0].split(";", 2)[0].strip());
            }
        } catch (ParseException unreadable) {
            known.setPrimaryType("application");
            known.setSubType("octet-stream");
        } catch (MessagingException unreadable) {
            LOG.debug("A part without readable headers", unreadable);
        }
        return known;
    }

    private static boolean isAttachment(Part part) {
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        } catch (MessagingException broken) {
            return false;
        }
    }

    private static @Nullable String fileName(Part part) {
        try {
            var name = part.getFileName();
            if (name == null) {
                return null;
            }
            // A name that was spelled in ASCII (RFC 2231) is decoded already; one in raw bytes is not.
            return EncodedWords.decode(isSpelledInBytes(part) ? Legible.header(name) : name);
        } catch (MessagingException broken) {
            return null;
        }
    }

    private static boolean isSpelledInBytes(Part part) throws MessagingException {
        for (var header : List.of("Content-Disposition", "Content-Type")) {
            var lines = part.getHeader(header);
            if (lines != null && lines[0].chars().anyMatch(c -> c >= 0x80)) {
                return true;
            }
        }
        return false;
    }

    /** As decoded as it gets: an encoding that breaks off gives what came before, one that is unknown the bytes as they are. */
    private static byte[] bytes(Part part) {
        var read = new ByteArrayOutputStream();
        try (var decoded = decoded(part)) {
            copy(decoded, read);
        } catch (IOException | MessagingException broken) {
            LOG.debug("A part whose encoding is broken", broken);
            if (read.size() == 0) {
                return raw(part);
            }
        }
        return read.toByteArray();
    }

    private static InputStream decoded(Part part) throws IOException, MessagingException {
        // Jakarta Mail goes a step down its stack for each line that ends in "=", and a letter can have a million.
        return part instanceof MimePart mime && "quoted-printable".equalsIgnoreCase(mime.getEncoding())
                ? new ByteArrayInputStream(
                        QuotedPrintable.decoded(rawStream(part).readAllBytes()))
                : part.getInputStream();
    }

    private static InputStream rawStream(Part part) throws MessagingException {
        return part instanceof MimeBodyPart body
                ? body.getRawInputStream()
                : part instanceof MimeMessage message ? message.getRawInputStream() : InputStream.nullInputStream();
    }

    private static byte[] raw(Part part) {
        try (var raw = rawStream(part)) {
            return raw.readAllBytes();
        } catch (IOException | MessagingException broken) {
            return "(This part of the letter could not be read.)".getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        // One at a time, so that nothing is lost that was decoded before it broke.
        for (var next = from.read(); next >= 0; next = from.read()) {
            to.write(next);
        }
    }

    private LetterBody() {}
}
