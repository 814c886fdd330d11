package dev.baton.connectors.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Reads encoded words in headers (RFC 2047): {@code =?utf-8?Q?J=C3=BCrgen?=}. Neighbours of one character set are read
 * together, because many programs cut a character in two.
 */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?]*)\\?=");

    static String decode(String header) {
        var text = new StringBuilder();
        var pending = new ByteArrayOutputStream();
        var pendingCharset = "";
        var words = WORD.matcher(header);
        var end = 0;
        while (words.find()) {
            var between = header.substring(end, words.start());
            var neighbours = end > 0 && between.isBlank();
            if (!neighbours || !words.group(1).equalsIgnoreCase(pendingCharset)) {
                text.append(Legible.text(pending.toByteArray(), pendingCharset));
                pending.reset();
                if (!neighbours) {
                    text.append(between);
                }
            }
            pendingCharset = words.group(1);
            pending.writeBytes(words.group(2).equalsIgnoreCase("b") ? base64(words.group(3)) : quoted(words.group(3)));
            end = words.end();
        }
        return text.append(Legible.text(pending.toByteArray(), pendingCharset))
                .append(header.substring(end))
                .toString();
    }

    private static byte[] base64(String word) {
        // Padding in the middle comes from programs that join words; what is no Base64 at all stays out.
        var bytes = new ByteArrayOutputStream();
        for (var piece : word.replaceAll("[^A-Za-z0-9+/=]", "").split("=+")) {
            var whole = piece.length() % 4 == 1 ? piece.substring(0, piece.length() - 1) : piece;
            bytes.writeBytes(Base64.getDecoder().decode(whole));
        }
        return bytes.toByteArray();
    }

    private static byte[] quoted(String word) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (c == '_') {
                bytes.write(' ');
            } else if (c == '=' && isHex(word, i + 1)) {
                bytes.write(Integer.parseInt(word.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String word, int at) {
        return at + 1 < word.length()
                && Character.digit(word.charAt(at), 16) >= 0
                && Character.digit(word.charAt(at + 1), 16) >= 0;
    }

    private EncodedWords() {}
}
