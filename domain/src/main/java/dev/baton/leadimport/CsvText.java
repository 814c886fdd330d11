package dev.baton.leadimport;

import dev.baton.shared.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** The characters of a file: finds out how they are coded, since a file does not say. */
record CsvText(Charset charset, String text) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** What has its own mark in a file stays a zip, a PDF, an old Excel file, a gzip. */
    private static final Set<String> FOREIGN = Set.of("504b0304", "25504446", "d0cf11e0", "1f8b0800");

    /** A byte order mark counts first, then what is valid UTF-8, then what letters look like, then Western Europe. */
    static CsvText of(UploadedFile file) {
        var bytes = file.content();
        if (bytes.length >= 4
                && FOREIGN.contains("%08x".formatted(ByteBuffer.wrap(bytes).getInt()))) {
            throw new Rejected("import.file.not-text", file.name());
        }
        var asked = file.charset();
        var charset = asked == null ? find(bytes) : named(asked);
        var text = decode(bytes, charset);
        if (text == null) {
            throw new Rejected("import.file.charset", charset.name());
        }
        // No database keeps a NUL, and no person meant one.
        return new CsvText(charset, text.replace("\uFEFF", "").replace("\0", ""));
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Rejected("import.file.charset-unknown", name);
        }
    }

    private static Charset find(byte[] bytes) {
        var marked = UniversalDetector.detectCharsetFromBOM(bytes);
        if (marked != null) {
            return Charset.forName(marked);
        }
        var wide = wideWithoutMark(bytes);
        if (wide != null) {
            return wide;
        }
        return decode(bytes, StandardCharsets.UTF_8) != null ? StandardCharsets.UTF_8 : byLetters(bytes);
    }

    /** In UTF-16 every other byte of Latin text is zero; in text of one byte none is. */
    private static @Nullable Charset wideWithoutMark(byte[] bytes) {
        var looked = Math.min(bytes.length, 4096);
        var even = 0;
        var odd = 0;
        for (var i = 0; i < looked; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (odd > looked / 4) {
            return StandardCharsets.UTF_16LE;
        }
        return even > looked / 4 ? StandardCharsets.UTF_16BE : null;
    }

    private static Charset byLetters(byte[] bytes) {
        var detector = new UniversalDetector();
        detector.handleData(bytes);
        detector.dataEnd();
        var name = detector.getDetectedCharset();
        if (name == null || !Charset.isSupported(name) || !isForeignScript(bytes)) {
            return WINDOWS_1252;
        }
        var charset = Charset.forName(name);
        return decode(bytes, charset) == null ? WINDOWS_1252 : charset;
    }

    /** A few umlauts among Latin letters make the detector see Cyrillic or Hebrew: such scripts have many such bytes. */
    private static boolean isForeignScript(byte[] bytes) {
        var high = 0;
        var letters = 0;
        for (var b : bytes) {
            if (b < 0) {
                high++;
            } else if (Character.isLetter(b)) {
                letters++;
            }
        }
        return high * 10 > high + letters;
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            // Windows-1252 leaves five codes open; a name is not refused for them.
            var action = charset.equals(WINDOWS_1252) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
            return charset.newDecoder()
                    .onMalformedInput(action)
                    .onUnmappableCharacter(action)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwiseCoded) {
            return null;
        }
    }
}
