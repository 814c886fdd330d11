package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.ticket.TicketArticles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Draft an article". */
@Component
class DraftArticleDelegate implements JavaDelegate {
    private final TicketArticles articles;

    DraftArticleDelegate(TicketArticles articles) {
        this.articles = articles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        articles.draft(TICKET.from(execution));
    }
}
