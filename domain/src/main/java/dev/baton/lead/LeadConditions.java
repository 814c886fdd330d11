package dev.baton.lead;

import dev.baton.shared.PhoneNumbers;
import dev.baton.shared.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filter of leads as conditions of SQL. */
final class LeadConditions {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}+]+");
    private static final Pattern DIALLED = Pattern.compile("\\+?[\\d ()/.-]{6,}");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    LeadConditions(LeadFilter filter, String country) {
        equal(
                "l.status",
                "status",
                filter.status() == null ? null : filter.status().key());
        equal("l.grade", "grade", filter.grade() == null ? null : filter.grade().key());
        equal("l.band", "band", filter.band() == null ? null : filter.band().key());
        equal("l.queue", "queue", filter.queue());
        equal(
                "l.channel",
                "channel",
                filter.channel() == null ? null : filter.channel().key());
        owner(filter.ownerLogin());
        time("l.received_at >= :from", "from", filter.from());
        time("l.received_at < :to", "to", filter.to());
        search(filter.q(), country);
    }

    void and(String condition) {
        conditions.add(condition);
    }

    void value(String name, Object value) {
        values.put(name, value);
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    private void equal(String column, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            conditions.add(column + " = :" + name);
            values.put(name, value);
        }
    }

    private void owner(@Nullable String login) {
        if ("-".equals(login)) {
            conditions.add("l.owner_id is null");
        } else if (login != null && !login.isBlank()) {
            conditions.add("l.owner_id = (select id from crm.person where login = :owner)");
            values.put("owner", login);
        }
    }

    private void time(String condition, String name, @Nullable Instant at) {
        if (at != null) {
            conditions.add(condition);
            values.put(name, at.atOffset(ZoneOffset.UTC));
        }
    }

    private void search(@Nullable String written, String country) {
        var q = written == null ? "" : Texts.cut(Texts.line(written), 200);
        if (q.isEmpty()) {
            return;
        }
        if (q.indexOf('@') > 0) {
            conditions.add("l.email_key ~>=~ :mail and l.email_key ~<~ :mailEnd");
            values.put("mail", q.toLowerCase(Locale.ROOT));
            values.put("mailEnd", q.toLowerCase(Locale.ROOT) + Character.MAX_VALUE);
            return;
        }
        var number = DIALLED.matcher(q).matches() ? PhoneNumbers.e164(q, country) : null;
        if (number != null) {
            equal("l.phone_e164", "number", number);
            return;
        }
        var words = WORD.matcher(q.toLowerCase(Locale.ROOT))
                .results()
                .map(word -> "'" + word.group() + "':*")
                .collect(Collectors.joining(" & "));
        values.put("q", q);
        values.put("words", words);
        // The beginning of words finds what people type; likeness forgives what they mistype.
        conditions.add("(l.search @@ to_tsquery('simple', :words) or l.company_name % :q"
                + " or (l.first_name || ' ' || l.last_name) % :q)");
    }
}
