package dev.baton.web.notices;

import dev.baton.notice.NoticeKind;
import dev.baton.notice.NoticePreferences;
import dev.baton.notice.Way;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.PhoneNumber;
import dev.baton.sms.QuietHours;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How somebody wants to be told, as it was typed. */
record NoticeForm(
        Map<NoticeKind, Way> ways,
        String phone,
        String from,
        String until,
        boolean pressing,
        String digestAt,
        long version) {
    private static final String WAY = "way.";

    static NoticeForm of(NoticePreferences saved) {
        var quiet = saved.quiet();
        var ways = new EnumMap<NoticeKind, Way>(NoticeKind.class);
        for (var kind : NoticeKind.values()) {
            ways.put(kind, saved.way(kind));
        }
        return new NoticeForm(
                ways,
                saved.phone() == null ? "" : saved.phone().e164(),
                quiet == null ? "" : quiet.from().toString(),
                quiet == null ? "" : quiet.until().toString(),
                saved.pressing(),
                saved.digestAt().toString(),
                saved.version());
    }

    /** Reads what a browser sent; a word that is none of ours counts as the usual. */
    static NoticeForm of(Map<String, String> sent) {
        var ways = new EnumMap<NoticeKind, Way>(NoticeKind.class);
        for (var kind : NoticeKind.values()) {
            var word = sent.getOrDefault(WAY + kind.key(), kind.usual().key());
            ways.put(
                    kind,
                    List.of(Way.values()).stream()
                            .filter(way -> way.key().equals(word))
                            .findFirst()
                            .orElse(kind.usual()));
        }
        return new NoticeForm(
                ways,
                sent.getOrDefault("phone", "").strip(),
                sent.getOrDefault("from", "").strip(),
                sent.getOrDefault("until", "").strip(),
                "yes".equals(sent.get("pressing")),
                sent.getOrDefault("digestAt", "").strip(),
                number(sent.getOrDefault("version", "0")));
    }

    /** The same entries, to be saved over the version that is there now. */
    NoticeForm over(long newVersion) {
        return new NoticeForm(ways, phone, from, until, pressing, digestAt, newVersion);
    }

    /**
     * What is to be saved.
     *
     * @param country for numbers written without one
     * @throws Invalid with every field that does not fit
     */
    NoticePreferences preferences(String country) {
        var problems = new ArrayList<FieldProblem>();
        var number = phone.isEmpty() ? null : PhoneNumber.read(phone, country);
        if (!phone.isEmpty() && number == null) {
            problems.add(new FieldProblem("phone", "notices.phone.none"));
        }
        var begin = time("from", from, problems);
        var end = time("until", until, problems);
        if ((begin == null) != (end == null) || begin != null && begin.equals(end)) {
            problems.add(new FieldProblem("until", "notices.quiet.both"));
        }
        var digest = time("digestAt", digestAt, problems);
        if (!problems.isEmpty()) {
            throw new Invalid(List.copyOf(problems));
        }
        return new NoticePreferences(
                ways,
                number,
                begin == null || end == null ? null : new QuietHours(begin, end),
                pressing,
                Objects.requireNonNullElse(digest, NoticePreferences.MORNING),
                version);
    }

    private static @Nullable LocalTime time(String field, String typed, List<FieldProblem> problems) {
        try {
            return typed.isEmpty() ? null : LocalTime.parse(typed).withSecond(0).withNano(0);
        } catch (DateTimeParseException none) {
            problems.add(new FieldProblem(field, "notices.no-time"));
            return null;
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return -1; // No version at all: somebody else's page, which is stale.
        }
    }
}
