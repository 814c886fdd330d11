package dev.baton.web.portal;

import dev.baton.ticket.Impact;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.web.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks.
 *
 * @param website nobody sees this field, so only a machine fills it in
 * @param formId names this filling in: sent twice, it counts once
 */
record PortalForm(
        @Nullable String name,
        @Nullable String email,
        @Nullable String subject,
        @Nullable String text,
        @Nullable Impact impact,
        @Nullable String website,
        @Nullable String formId) {

    static PortalForm empty(String formId) {
        return new PortalForm(null, null, null, null, null, null, formId);
    }

    NewTicket ticket(String language) {
        return new NewTicket(
                TicketChannel.PORTAL,
                words(subject),
                words(text),
                Asked.given(name),
                Asked.given(email),
                null,
                language,
                null,
                impact,
                true,
                List.of());
    }

    boolean isByMachine() {
        return Asked.given(website) != null;
    }

    static String words(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
