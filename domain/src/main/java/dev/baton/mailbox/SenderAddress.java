package dev.baton.mailbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address letters go out from.
 *
 * @param address what stands in From
 * @param displayName the name beside it
 * @param replyTo where answers go (with a token of the record added); null for the address itself
 * @param isDefault letters that name no other go out from it; one at most
 */
public record SenderAddress(
        UUID id,
        String address,
        String displayName,
        @Nullable String replyTo,
        boolean isDefault,
        long version) {
    /** Where answers go. */
    public String answersTo() {
        return replyTo == null ? address : replyTo;
    }
}
