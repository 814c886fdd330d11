package dev.baton.web.leads;

import dev.baton.lead.Band;
import dev.baton.lead.Grade;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadFilter;
import dev.baton.lead.LeadSort;
import dev.baton.lead.LeadStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the list of leads asks for. A word it does not know asks for nothing: addresses are typed,
 * kept and sent around.
 *
 * @param from first day, in the company's zone
 * @param to last day, included
 */
record LeadSearch(
        @Nullable String q,
        @Nullable String status,
        @Nullable String grade,
        @Nullable String band,
        @Nullable String queue,
        @Nullable String owner,
        @Nullable String channel,
        @Nullable String from,
        @Nullable String to,
        @Nullable String sort,
        @Nullable String cursor) {

    LeadFilter filter(ZoneId zone) {
        return new LeadFilter(
                given(q),
                read(status, LeadStatus::parse),
                read(grade, Grade::parse),
                read(band, Band::parse),
                given(queue),
                given(owner),
                read(channel, LeadChannel::parse),
                startOf(from, zone, 0),
                startOf(to, zone, 1));
    }

    public LeadSort order() {
        var known = read(sort, LeadSort::parse);
        return known == null ? LeadSort.NEWEST : known;
    }

    /** Whether the list shows less than everything. */
    public boolean isNarrow() {
        return !parameters().isEmpty();
    }

    /** The address of the same list as a file. */
    public String file() {
        var address = UriComponentsBuilder.fromPath("/leads/export.csv");
        var values = parameters();
        values.put("sort", order().key());
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** The address of the same list from there on. */
    String from(String nextCursor) {
        var address = UriComponentsBuilder.fromPath("/leads");
        var values = parameters();
        if (given(sort) != null) {
            values.put("sort", order().key());
        }
        values.put("cursor", nextCursor);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private Map<String, String> parameters() {
        var values = new LinkedHashMap<String, String>();
        put(values, "q", q);
        put(values, "status", status);
        put(values, "grade", grade);
        put(values, "band", band);
        put(values, "queue", queue);
        put(values, "owner", owner);
        put(values, "channel", channel);
        put(values, "from", from);
        put(values, "to", to);
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        var text = given(value);
        if (text != null) {
            values.put(name, text);
        }
    }

    private static @Nullable Instant startOf(@Nullable String day, ZoneId zone, int daysLater) {
        var date = read(day, LocalDate::parse);
        return date == null ? null : date.plusDays(daysLater).atStartOfDay(zone).toInstant();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> @Nullable T read(@Nullable String text, Function<String, T> parse) {
        var word = given(text);
        if (word == null) {
            return null;
        }
        try {
            return parse.apply(word);
        } catch (IllegalArgumentException | DateTimeException unknown) {
            return null;
        }
    }
}
