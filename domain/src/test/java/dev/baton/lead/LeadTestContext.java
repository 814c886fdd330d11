package dev.baton.lead;

import dev.baton.timeline.Timeline;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;

/** What the tests of leads and of what they become run with: all services for real, the outer world recorded. */
@ComponentScan({
    "dev.baton.announcement",
    "dev.baton.lead",
    "dev.baton.customer",
    "dev.baton.opportunity",
    "dev.baton.conversion",
    "dev.baton.timeline",
    "dev.baton.people",
    "dev.baton.consent",
    "dev.baton.unsubscribing",
    "dev.baton.secret",
    "dev.baton.inbox",
    "dev.baton.mailroom",
    "dev.baton.decision",
    "dev.baton.outbox",
    "dev.baton.calendar"
})
public class LeadTestContext {
    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    RecordedJourney recordedJourney() {
        return new RecordedJourney();
    }

    @Bean
    RecordedMail recordedMail(Timeline timeline, Clock clock) {
        return new RecordedMail(timeline, clock);
    }

    @Bean
    PlainClassifier plainClassifier() {
        return new PlainClassifier();
    }

    @Bean
    static StatementCounter statementCounter() {
        return new StatementCounter();
    }
}
