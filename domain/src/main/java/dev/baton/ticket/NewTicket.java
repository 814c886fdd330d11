package dev.baton.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks something of us.
 *
 * @param email where they can be written to; null if nowhere
 * @param phone in any notation; null if not known
 * @param acknowledge whether to tell them that it came in
 * @param participants addresses of others who take part
 */
public record NewTicket(
        TicketChannel channel,
        String subject,
        String text,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        String language,
        @Nullable String product,
        @Nullable Impact impact,
        boolean acknowledge,
        List<String> participants) {
    public NewTicket {
        participants = List.copyOf(participants);
    }
}
