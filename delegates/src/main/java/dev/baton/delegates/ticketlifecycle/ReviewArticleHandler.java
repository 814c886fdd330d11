package dev.baton.delegates.ticketlifecycle;

import static dev.baton.delegates.ticketlifecycle.TicketLifecycle.TICKET;

import dev.baton.delegates.engine.FormValues;
import dev.baton.identity.Right;
import dev.baton.knowledge.Readers;
import dev.baton.shared.RecordRef;
import dev.baton.ticket.ArticleVerdict;
import dev.baton.ticket.TicketArticles;
import dev.baton.ticket.TicketId;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Review the article". */
@Component
class ReviewArticleHandler extends TicketTask {
    private final TicketArticles articles;

    ReviewArticleHandler(TicketArticles articles) {
        super(Tasks.REVIEW_ARTICLE);
        this.articles = articles;
    }

    @Override
    public Set<Right> needs() {
        return Set.of(Right.PUBLISH_ARTICLES);
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        return articles.of(new TicketId(record.id()))
                .map(draft -> Map.<String, @Nullable Object>of(
                        "article",
                        draft.id().toString(),
                        "draft",
                        draft.text().title() + "\n\n" + draft.text().body()))
                .orElse(Map.of());
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var readers = values.textOrNull("readers");
        articles.reviewed(
                TICKET.from(task),
                ArticleVerdict.parse(values.text("verdict")),
                readers == null ? Readers.INTERNAL : Readers.parse(readers));
    }
}
