package dev.baton.web.settings;

import dev.baton.mailbox.Mailbox;
import dev.baton.mailbox.MailboxPlace;
import dev.baton.shared.RecordType;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a mailbox, as it was typed.
 *
 * @param password goes in and never out: the form is shown again without it
 * @param version of what was read; 0 for a new one
 */
record MailboxForm(
        @Nullable String host,
        @Nullable String port,
        @Nullable Boolean tls,
        @Nullable String username,
        @Nullable String password,
        @Nullable String folder,
        @Nullable String opens,
        @Nullable Boolean active,
        long version) {

    static MailboxForm empty() {
        return new MailboxForm("", "993", true, "", "", "INBOX", RecordType.LEAD.key(), true, 0);
    }

    static MailboxForm of(Mailbox mailbox) {
        var place = mailbox.place();
        return new MailboxForm(
                place.host(),
                String.valueOf(place.port()),
                place.tls(),
                place.username(),
                "",
                place.folder(),
                mailbox.opens().key(),
                mailbox.active(),
                mailbox.version());
    }

    /** The same entries, to be saved over the version that is there now. */
    MailboxForm over(long newVersion) {
        return new MailboxForm(host, port, tls, username, password, folder, opens, active, newVersion);
    }

    MailboxPlace place() {
        return new MailboxPlace(
                Typed.text(host).toLowerCase(Locale.ROOT),
                Objects.requireNonNullElse(Typed.number(port), 0),
                isOn(tls),
                Typed.text(username),
                Typed.text(folder));
    }

    RecordType whatItOpens() {
        return RecordType.TICKET.key().equals(opens) ? RecordType.TICKET : RecordType.LEAD;
    }

    boolean isActive() {
        return isOn(active);
    }

    /** A browser sends nothing of a box that is not ticked. */
    static boolean isOn(@Nullable Boolean box) {
        return Boolean.TRUE.equals(box);
    }

    String secret() {
        return password == null ? "" : password;
    }

    /** Whether a password was typed that is not shown again, and so has to be typed again. */
    public boolean hasSecret() {
        return !secret().isEmpty();
    }

    @Override
    public String toString() {
        return "MailboxForm[" + place() + "]";
    }
}
