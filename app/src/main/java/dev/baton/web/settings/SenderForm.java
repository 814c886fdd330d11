package dev.baton.web.settings;

import dev.baton.mailbox.SenderAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a sender address, as it was typed.
 *
 * @param version of what was read; 0 for a new one
 */
record SenderForm(
        @Nullable String address,
        @Nullable String displayName,
        @Nullable String replyTo,
        long version) {

    static SenderForm of(SenderAddress sender) {
        return new SenderForm(
                sender.address(),
                sender.displayName(),
                Objects.requireNonNullElse(sender.replyTo(), ""),
                sender.version());
    }

    /** The same entries, to be saved over the version that is there now. */
    SenderForm over(long newVersion) {
        return new SenderForm(address, displayName, replyTo, newVersion);
    }
}
