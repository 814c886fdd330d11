package dev.baton.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.baton.ticket.Impact;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.web.Asked;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a machine hands it in.
 *
 * @param impact {@code none}, {@code some} or {@code all}: how much stands still
 * @param acknowledge whether whoever asks is told by e-mail that it came in; true if not said
 */
@Schema(name = "NewTicket")
@JsonIgnoreProperties(ignoreUnknown = false)
record TicketBody(
        @Schema(example = "The pump stands still") @Nullable String subject,
        @Nullable String text,
        @Nullable String name,
        @Schema(example = "ada@engines.example") @Nullable String email,
        @Schema(example = "+49 30 901820") @Nullable String phone,
        @Schema(example = "de") @Nullable String language,
        @Nullable String product,
        @Schema(example = "some") @Nullable String impact,
        @Nullable Boolean acknowledge,
        @Nullable List<String> participants) {

    NewTicket toNewTicket() {
        return new NewTicket(
                TicketChannel.API,
                subject == null ? "" : subject.strip(),
                text == null ? "" : text,
                name,
                email,
                phone,
                language == null || language.isBlank() ? "en" : language,
                product,
                Asked.strictly("impact", impact, Impact::parse),
                acknowledge == null || acknowledge,
                participants == null ? List.of() : participants);
    }
}
