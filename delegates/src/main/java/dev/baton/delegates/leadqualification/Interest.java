package dev.baton.delegates.leadqualification;

import dev.baton.delegates.engine.DecisionTable;
import dev.baton.lead.EngagementEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Weighs the signs of interest a lead gave: each counts half after the half-life of its kind, and never nothing. */
@Component
class Interest {
    private static final Map<String, String> COUNTED_AS = Map.ofEntries(
            Map.entry("reply", "replies"),
            Map.entry("campaign_reply", "replies"),
            Map.entry("meeting", "meetings"),
            Map.entry("call", "calls"),
            Map.entry("web_form", "forms"),
            Map.entry("download", "forms"),
            Map.entry("mail_in", "mails"),
            Map.entry("page_view", "visits"),
            Map.entry("mail_open", "clicks"),
            Map.entry("mail_click", "clicks"));

    private static final String HALF_LIFE = "engagement_half_life";

    /** Days; what the table does not know fades fast. */
    private static final int UNKNOWN = 7;

    private static final List<String> KINDS =
            List.of("replies", "meetings", "calls", "forms", "mails", "visits", "clicks");

    private final DecisionTable tables;
    private final Clock clock;

    Interest(DecisionTable tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** The weights as the engagement table calls them. */
    Map<String, Double> in(DelegateExecution execution, List<EngagementEvent> events) {
        var weights = new HashMap<String, Double>();
        KINDS.forEach(kind -> weights.put(kind, 0.0));
        var halfLives = new HashMap<String, Long>();
        for (var event : events) {
            var halfLife = halfLives.computeIfAbsent(event.type(), type -> halfLife(execution, type));
            weights.merge(COUNTED_AS.getOrDefault(event.type(), "visits"), weight(event, halfLife), Double::sum);
        }
        return weights;
    }

    private double weight(EngagementEvent event, long halfLifeDays) {
        var age = Duration.between(event.at(), clock.instant());
        var days = Math.max(0, age.toMinutes()) / (double) Duration.ofDays(1).toMinutes();
        return Math.pow(0.5, days / halfLifeDays);
    }

    private long halfLife(DelegateExecution execution, String eventType) {
        return tables.ask(execution, Map.of("eventType", eventType), HALF_LIFE).integer("halfLifeDays", UNKNOWN);
    }
}
