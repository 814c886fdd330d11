package dev.baton.connectors.email;

import java.io.ByteArrayOutputStream;

/** Decodes quoted-printable (RFC 2045, 6.7) and keeps what is none of it as it came, as that chapter advises. */
final class QuotedPrintable {
    static byte[] decoded(byte[] coded) {
        var decoded = new ByteArrayOutputStream(coded.length);
        var at = 0;
        while (at < coded.length) {
            var blanks = blanks(coded, at);
            if (blanks > at) {
                // Blanks at the end of a line were added on the way.
                decoded.write(coded, at, isLineEnd(coded, blanks) ? 0 : blanks - at);
                at = blanks;
            } else if (coded[at] != '=') {
                decoded.write(coded[at++]);
            } else if (isLineEnd(coded, blanks(coded, at + 1))) {
                at = afterLineEnd(coded, blanks(coded, at + 1));
            } else if (isHex(coded, at + 1) && isHex(coded, at + 2)) {
                decoded.write(Character.digit(coded[at + 1], 16) << 4 | Character.digit(coded[at + 2], 16));
                at += 3;
            } else {
                decoded.write(coded[at++]);
            }
        }
        return decoded.toByteArray();
    }

    private static boolean isHex(byte[] coded, int at) {
        return at < coded.length && Character.digit(coded[at], 16) >= 0;
    }

    private static boolean isLineEnd(byte[] coded, int at) {
        return at >= coded.length || coded[at] == '\r' || coded[at] == '\n';
    }

    private static int afterLineEnd(byte[] coded, int at) {
        if (at >= coded.length) {
            return coded.length;
        }
        return coded[at] == '\r' && at + 1 < coded.length && coded[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private static int blanks(byte[] coded, int from) {
        var at = from;
        while (at < coded.length && (coded[at] == ' ' || coded[at] == '\t')) {
            at++;
        }
        return at;
    }

    private QuotedPrintable() {}
}
