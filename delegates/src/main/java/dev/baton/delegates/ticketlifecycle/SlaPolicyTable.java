package dev.baton.delegates.ticketlifecycle;

import dev.baton.delegates.engine.Answer;
import dev.baton.delegates.engine.DecisionTable;
import dev.baton.ticket.PolicyTable;
import dev.baton.ticket.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the table {@code sla_policy}. */
@Component
class SlaPolicyTable implements PolicyTable {
    private static final String TABLE = "sla_policy";
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern MINUTES = Pattern.compile("[1-9]\\d{0,8}");

    private final DecisionTable tables;

    SlaPolicyTable(DecisionTable tables) {
        this.tables = tables;
    }

    /** What the table promises. */
    static Promise promise(Answer answer) {
        return new Promise(
                answer.text("policy"),
                Duration.ofMinutes(answer.integer("firstMinutes")),
                Duration.ofMinutes(answer.integer("nextMinutes")),
                Duration.ofMinutes(answer.integer("resolutionMinutes")),
                answer.text("calendar"),
                answer.flag("pausesForCustomer"),
                answer.flag("pausesForVendor"),
                answer.text("escalationSet"));
    }

    @Override
    public Version newest() {
        var deployed = tables.deployed(TABLE);
        return new Version(
                deployed.id(),
                deployed.version(),
                deployed.rules().stream().flatMap(SlaPolicyTable::written).toList());
    }

    /** A rule as it is written, if it says plain values. */
    private static Stream<Promise> written(Map<String, String> rule) {
        var policy = QUOTED.matcher(rule.getOrDefault("policy", ""));
        var calendar = QUOTED.matcher(rule.getOrDefault("calendar", ""));
        var ladder = QUOTED.matcher(rule.getOrDefault("escalationSet", ""));
        var times = Stream.of("firstMinutes", "nextMinutes", "resolutionMinutes")
                .map(name -> rule.getOrDefault(name, ""))
                .toList();
        if (!policy.matches()
                || !calendar.matches()
                || !ladder.matches()
                || !times.stream().allMatch(time -> MINUTES.matcher(time).matches())) {
            return Stream.empty();
        }
        return Stream.of(new Promise(
                policy.group(1),
                minutes(times.get(0)),
                minutes(times.get(1)),
                minutes(times.get(2)),
                calendar.group(1),
                Boolean.parseBoolean(rule.get("pausesForCustomer")),
                Boolean.parseBoolean(rule.get("pausesForVendor")),
                ladder.group(1)));
    }

    private static Duration minutes(String written) {
        return Duration.ofMinutes(Long.parseLong(written));
    }
}
