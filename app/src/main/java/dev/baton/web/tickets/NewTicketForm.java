package dev.baton.web.tickets;

import dev.baton.ticket.Impact;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.web.Asked;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody notes while a customer is on the telephone.
 *
 * @param impact word of an {@link Impact}; empty if nobody asked
 * @param acknowledge {@code yes} or {@code no}: whether they also get it by e-mail
 * @param request names this filling in: sent twice, it is one ticket
 */
record NewTicketForm(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String product,
        @Nullable String language,
        @Nullable Impact impact,
        String acknowledge,
        UUID request) {

    NewTicketForm {
        acknowledge = acknowledge == null ? "no" : acknowledge;
        request = request == null ? UUID.randomUUID() : request;
    }

    static NewTicketForm empty(String language) {
        return new NewTicketForm(null, null, null, null, null, null, language, null, "no", UUID.randomUUID());
    }

    NewTicket toNewTicket(String tenantsLanguage) {
        return new NewTicket(
                TicketChannel.PHONE,
                text(subject),
                text(text),
                Asked.given(name),
                Asked.given(email),
                Asked.given(phone),
                Asked.given(language) == null ? tenantsLanguage : text(language),
                Asked.given(product),
                impact,
                acknowledge.equals("yes"),
                List.of());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
