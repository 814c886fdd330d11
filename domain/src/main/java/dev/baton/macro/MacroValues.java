package dev.baton.macro;

import dev.baton.identity.SignedIn;
import dev.baton.knowledge.Language;
import dev.baton.shared.Texts;
import dev.baton.tenant.Tenant;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.TicketView;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of a ticket, in the words of a macro. */
final class MacroValues {
    /** Longer than any name; a value is no place for a letter. */
    private static final int LONGEST = 300;

    private static final Pattern TITLE = Pattern.compile("(?:\\p{L}+\\.-?)+");

    static Map<MacroVariable, String> of(TicketView ticket, SignedIn agent, Tenant tenant, Language language) {
        var values = new EnumMap<MacroVariable, String>(MacroVariable.class);
        put(values, MacroVariable.REQUESTER_FIRST_NAME, firstName(ticket.requesterName()));
        put(values, MacroVariable.REQUESTER_NAME, ticket.requesterName());
        put(values, MacroVariable.REQUESTER_COMPANY, ticket.companyName());
        put(values, MacroVariable.TICKET_NUMBER, String.valueOf(ticket.number()));
        put(values, MacroVariable.TICKET_TITLE, ticket.subject());
        put(values, MacroVariable.TICKET_PRODUCT, ticket.product());
        put(values, MacroVariable.DUE, due(ticket, tenant, language));
        put(values, MacroVariable.AGENT_NAME, agent.name());
        put(values, MacroVariable.OUR_NAME, tenant.name());
        return values;
    }

    /** Of a ticket that nobody sent. */
    static Map<MacroVariable, String> sample(SignedIn agent, Tenant tenant, Language language, Instant now) {
        var german = language == Language.DE;
        return new EnumMap<>(Map.of(
                MacroVariable.REQUESTER_FIRST_NAME,
                "Ada",
                MacroVariable.REQUESTER_NAME,
                "Ada Lovelace",
                MacroVariable.REQUESTER_COMPANY,
                "Engines Ltd",
                MacroVariable.TICKET_NUMBER,
                "1042",
                MacroVariable.TICKET_TITLE,
                german ? "Die Pumpe steht still" : "The pump stands still",
                MacroVariable.TICKET_PRODUCT,
                german ? "Pumpe P-40" : "Pump P-40",
                MacroVariable.DUE,
                time(now.plus(Duration.ofHours(8)), tenant, language),
                MacroVariable.AGENT_NAME,
                agent.name(),
                MacroVariable.OUR_NAME,
                tenant.name()));
    }

    /** As they are called: not by a title, and not by what stands before a comma. */
    static @Nullable String firstName(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var ordered = name.substring(name.indexOf(',') + 1).strip();
        for (var word : ordered.split("\\s+")) {
            if (!TITLE.matcher(word).matches()) {
                return word;
            }
        }
        return null;
    }

    private static @Nullable String due(TicketView ticket, Tenant tenant, Language language) {
        return ticket.clocks().stream()
                .filter(clock -> clock.fulfilledAt() == null)
                .map(ClockView::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(at -> time(at, tenant, language))
                .orElse(null);
    }

    private static String time(Instant at, Tenant tenant, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.forLanguageTag(language.key()))
                .format(at.atZone(tenant.zone()));
    }

    private static void put(Map<MacroVariable, String> values, MacroVariable variable, @Nullable String value) {
        var line = value == null ? null : Texts.orNull(Texts.cut(Texts.line(value), LONGEST));
        if (line != null) {
            values.put(variable, line);
        }
    }

    private MacroValues() {}
}
