package dev.baton.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place of a chain with the entry that stands there; a line of an export.
 *
 * @param seal null for an entry that has no place yet
 * @param entry null where the place's entry is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChainLink(@Nullable Seal seal, @Nullable Entry entry) {
    /** What every chain begins with: the hash "before" place 1. */
    public static final String GENESIS = sha256("baton-audit-1".getBytes(StandardCharsets.UTF_8));

    private static final String FORMAT = "baton-audit-1";

    /**
     * A place.
     *
     * @param seq counts from 1
     * @param entry number of the entry that was sealed here
     * @param previous hash of the place before, hexadecimal
     * @param hash of the canonical text of place and entry, hexadecimal
     * @param sealedAt microseconds since 1970
     */
    public record Seal(long seq, long entry, String previous, String hash, long sealedAt) {}

    /**
     * An entry, with before and after as PostgreSQL prints them.
     *
     * @param transaction number of the transaction that wrote it
     * @param at microseconds since 1970
     * @param salt hexadecimal; null once before, after and address were blanked
     * @param digest of salt, before, after and address, hexadecimal
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long id,
            UUID tenant,
            String transaction,
            long at,
            String actor,
            @Nullable String instance,
            String client,
            String table,
            @Nullable UUID record,
            @Nullable UUID about,
            String action,
            @Nullable String before,
            @Nullable String after,
            @Nullable String address,
            @Nullable String salt,
            String digest) {

        boolean blanked() {
            return salt == null;
        }

        boolean isTombstone() {
            return table.equals("audit") && action.equals("blank");
        }

        /** Whether before, after and address are those that the digest was made of, or are all gone. */
        boolean saysWhatItSaid() {
            if (salt == null) {
                return before == null && after == null && address == null;
            }
            var text = (field(before) + field(after) + field(address)).getBytes(StandardCharsets.UTF_8);
            var grain = HexFormat.of().parseHex(salt);
            var salted = new byte[grain.length + text.length];
            System.arraycopy(grain, 0, salted, 0, grain.length);
            System.arraycopy(text, 0, salted, grain.length, text.length);
            return sha256(salted).equals(digest);
        }

        /** The hash this entry has at that place; the same text as {@code crm.audit_canonical} makes. */
        String hashAt(Seal place) {
            var text = field(FORMAT)
                    + field(String.valueOf(place.seq()))
                    + field(place.previous())
                    + field(String.valueOf(place.sealedAt()))
                    + field(tenant.toString())
                    + field(String.valueOf(id))
                    + field(transaction)
                    + field(String.valueOf(at))
                    + field(actor)
                    + field(instance)
                    + field(client)
                    + field(table)
                    + field(record == null ? null : record.toString())
                    + field(about == null ? null : about.toString())
                    + field(action)
                    + field(digest);
            return sha256(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String field(@Nullable String text) {
        return text == null ? "-" : text.getBytes(StandardCharsets.UTF_8).length + ":" + text;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM has SHA-256", impossible);
        }
    }
}
