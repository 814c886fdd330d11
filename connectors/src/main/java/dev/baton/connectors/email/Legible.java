package dev.baton.connectors.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Makes text of bytes, whatever their sender said or left out about them, and keeps what a database can keep. */
final class Legible {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int ENOUGH_TO_DETECT = 20;

    /**
     * @param named the character set as the sender named it
     */
    static String text(byte[] bytes, @Nullable String named) {
        var charset = charset(named);
        // Who says ASCII and writes more than that has said nothing.
        if (charset.isPresent() && !charset.get().equals(StandardCharsets.US_ASCII)) {
            return clean(new String(bytes, charset.get()));
        }
        return clean(guessed(bytes));
    }

    /** A header as Jakarta Mail reads it: a character for each byte, even where the sender wrote plain UTF-8. */
    static String header(String raw) {
        return raw.chars().allMatch(c -> c < 0x80) ? raw : text(raw.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    /** Without what PostgreSQL refuses (NUL, half characters) and what no letter needs (other controls). */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || c == '\r' || !Character.isISOControl(c))
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        var start = clean.length() > 0 && clean.charAt(0) == '\uFEFF' ? 1 : 0;
        return clean.substring(start);
    }

    private static Optional<Charset> charset(@Nullable String named) {
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        var name = named.strip().replaceAll("[\"']", "").toLowerCase(Locale.ROOT);
        try {
            // What calls itself Latin-1 is windows-1252 in practice; its extra characters are controls in Latin-1.
            return Optional.of(name.equals("iso-8859-1") || name.equals("latin1") ? WESTERN : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static String guessed(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, detected(bytes).orElse(WESTERN));
        }
    }

    /** Statistics need something to count: a name with one umlaut looks like Cyrillic to them. */
    private static Optional<Charset> detected(byte[] bytes) {
        if (IntStream.range(0, bytes.length).filter(i -> bytes[i] < 0).count() < ENOUGH_TO_DETECT) {
            return Optional.empty();
        }
        var detector = new UniversalDetector();
        detector.handleData(bytes);
        detector.dataEnd();
        return charset(detector.getDetectedCharset());
    }

    private Legible() {}
}
