package dev.baton.ticket;

import static org.mockito.Mockito.mock;

import dev.baton.lead.StatementCounter;
import dev.baton.lead.TestClock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

/** What the tests of promises run with: clocks, calendars and lists for real, the process and its tables written down. */
@ComponentScan("dev.baton.calendar")
@Import({
    ClockMoves.class,
    PromiseRows.class,
    PromiseService.class,
    PromiseTable.class,
    Promises.class,
    TicketDeadlines.class,
    TicketLists.class,
    TicketSteps.class,
    Tickets.class
})
class TicketTestContext {
    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    static StatementCounter statementCounter() {
        return new StatementCounter();
    }

    @Bean
    TicketJourney ticketJourney() {
        return mock(TicketJourney.class);
    }

    @Bean
    WrittenTable writtenTable() {
        return new WrittenTable();
    }

    @Bean
    Broken broken() {
        return new Broken();
    }

    /** The promises that were told to be broken. */
    static class Broken {
        final List<TicketEvents.PromiseBroken> told = new ArrayList<>();

        @EventListener
        void on(TicketEvents.PromiseBroken event) {
            told.add(event);
        }
    }
}
