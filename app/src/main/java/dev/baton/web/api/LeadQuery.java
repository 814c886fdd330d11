package dev.baton.web.api;

import dev.baton.lead.Band;
import dev.baton.lead.Grade;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadFilter;
import dev.baton.lead.LeadSort;
import dev.baton.lead.LeadStatus;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which leads, in which order, as a request asks for them; what is not asked for is null. */
record LeadQuery(
        @Nullable String q,
        @Nullable String status,
        @Nullable String grade,
        @Nullable String band,
        @Nullable String queue,
        @Nullable String owner,
        @Nullable String channel,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String sort) {
    /**
     * What is asked for.
     *
     * @throws Invalid for a word that is none of the known ones
     */
    LeadFilter filter() {
        return new LeadFilter(
                q,
                word("status", status, LeadStatus::parse),
                word("grade", grade, Grade::valueOf),
                word("band", band, Band::parse),
                queue,
                owner,
                word("channel", channel, LeadChannel::parse),
                from,
                to);
    }

    /**
     * The order asked for, newest first otherwise.
     *
     * @throws Invalid for a word that is none of the known ones
     */
    LeadSort order() {
        var order = word("sort", sort, LeadSort::parse);
        return order == null ? LeadSort.NEWEST : order;
    }

    private static <T> @Nullable T word(String parameter, @Nullable String text, Function<String, T> parse) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException cause) {
            throw new Invalid(List.of(new FieldProblem(parameter, "'" + text + "' is none of the known words.")));
        }
    }
}
