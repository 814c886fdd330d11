package dev.baton.web.api;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.ticket.Priority;
import dev.baton.ticket.TicketFilter;
import dev.baton.web.Asked;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a request asks for; what is not asked for is null.
 *
 * @param view {@code open}, {@code mine}, {@code unassigned}, {@code triage}, {@code waiting}, {@code incidents},
 *     {@code done} or {@code all}
 */
record TicketQuery(
        @Nullable String q,
        @Schema(example = "open") @Nullable String view,
        @Nullable String team,
        @Schema(example = "high") @Nullable String priority) {
    /**
     * What is asked for; all tickets if no view is.
     *
     * @throws Invalid for a word that is none of the known ones
     */
    TicketFilter filter() {
        var shown = Asked.strictly("view", view, text -> TicketFilter.View.valueOf(text.toUpperCase(Locale.ROOT)));
        return new TicketFilter(
                q,
                shown == null ? TicketFilter.View.ALL : shown,
                team,
                Asked.strictly("priority", priority, Priority::parse));
    }

    static Invalid wrong(String field, String message) {
        return new Invalid(List.of(new FieldProblem(field, message)));
    }
}
