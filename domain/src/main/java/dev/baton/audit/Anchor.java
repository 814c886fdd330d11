package dev.baton.audit;

/**
 * A place of a chain with its hash, kept outside of the database (in the log, with an export): what was sealed up to
 * there cannot be cut off or rewritten unseen.
 *
 * @param hash hexadecimal
 */
public record Anchor(long seq, String hash) {
    /**
     * Reads {@code 1234:9f86d0...}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Anchor parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "An anchor reads like 1234:9f86d0... with 64 digits, not '" + text + "'");
        }
        return new Anchor(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
