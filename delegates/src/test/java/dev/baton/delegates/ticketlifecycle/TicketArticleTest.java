package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.knowledge.Article;
import dev.baton.knowledge.ArticleState;
import dev.baton.knowledge.Readers;
import dev.baton.shared.Rejected;
import dev.baton.ticket.TicketArticles;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import dev.baton.ticket.TicketStatus;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a solved ticket that others can learn from. */
class TicketArticleTest extends TicketProcessTest {
    @Autowired
    private TicketArticles articles;

    @Autowired
    private TicketPrivacy privacy;

    @Test
    void an_article_is_drafted_once_the_ticket_is_closed_and_names_nobody() {
        var id = received(
                "Cannot sign in, Carla",
                "I am Carla Kunde (carla@customer.example, +49 30 901820) and forgot my password");
        solvedAndClosed("Dear Carla, use the new form. Password: geheim123. Yours, Tina");

        assertThat(view(id).status()).as("nobody's ticket waits for an article").isEqualTo(TicketStatus.CLOSED);
        assertThat(waitsAt(instance(id))).contains("Task_ReviewArticle").doesNotContain("CallActivity_SlaWatch");
        var draft = article(id);
        assertThat(draft.state()).isEqualTo(ArticleState.DRAFT);
        assertThat(draft.readers()).isEqualTo(Readers.INTERNAL);
        assertThat(draft.text().title()).isEqualTo("Cannot sign in, [name]");
        assertThat(draft.text().body())
                .isEqualTo(
                        "## The problem\n\nI am [name] ([e-mail], [phone]) and forgot my password\n\n## The solution\n\n"
                                + "Dear [name], use the new form. Password: [key] Yours, [name]");
    }

    @Test
    void a_draft_that_is_good_is_published() {
        var id = received("Cannot sign in", "password");
        solvedAndClosed("Use the new form");

        reviewed(Map.of("verdict", "publish", "readers", "public"));

        assertThat(article(id).state()).isEqualTo(ArticleState.PUBLISHED);
        assertThat(article(id).readers()).isEqualTo(Readers.PUBLIC);
        assertThat(passed(instance(id))).contains("EndEvent_ArticleReviewed");
    }

    @Test
    void a_draft_that_needs_more_words_stays_one() {
        var id = received("Cannot sign in", "password");
        solvedAndClosed("Use the new form");

        reviewed(Map.of("verdict", "keep"));

        assertThat(article(id).state()).isEqualTo(ArticleState.DRAFT);
        assertThat(passed(instance(id))).contains("EndEvent_ArticleReviewed");
    }

    @Test
    void a_draft_that_teaches_nothing_is_thrown_away() {
        var id = received("Cannot sign in", "password");
        solvedAndClosed("Use the new form");

        reviewed(Map.of("verdict", "discard"));

        assertThat(article(id).state()).isEqualTo(ArticleState.RETIRED);
        assertThat(passed(instance(id))).contains("EndEvent_ArticleReviewed");
    }

    @Test
    void whoever_may_not_publish_reviews_nothing() {
        received("Cannot sign in", "password");
        solvedAndClosed("Use the new form");

        assertThatThrownBy(() -> completeOnly("Task_ReviewArticle", Map.of("verdict", "keep")))
                .isInstanceOf(Rejected.class);
        assertThat(task("Task_ReviewArticle")).isNotNull();
    }

    @Test
    void a_step_that_is_tried_again_drafts_nothing_new() {
        var id = received("Cannot sign in", "password");
        solvedAndClosed("Use the new form");
        var first = article(id).id();

        assertThat(asTenant(() -> articles.draft(id))).isEqualTo(first);
        long kept = database.in(
                tenant,
                jdbc -> jdbc.sql("select count(*) from crm.article")
                        .query(Long.class)
                        .single());
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void a_ticket_that_teaches_nothing_just_ends() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Use the new form");
        at("2026-11-04T10:00:00Z");

        assertThat(passed(instance(id))).contains("EndEvent_Closed").doesNotContain("Task_DraftArticle");
        assertThat(asTenant(() -> articles.of(id))).isEmpty();
    }

    @Test
    void a_person_who_is_forgotten_leaves_no_article_to_review() {
        var id = received("Cannot sign in", "password");
        solvedAndClosed("Use the new form");

        told(() -> privacy.requestErasure(id));

        assertThat(task("Task_ReviewArticle")).isNull();
        assertThat(view(id).status()).isEqualTo(TicketStatus.ERASED);
        assertEnded(instance(id));
    }

    private void solvedAndClosed(String text) {
        complete("Task_WorkTicket", Map.of("outcome", "resolved", "told", "mail", "text", text, "article", "yes"));
        at("2026-11-04T10:00:00Z");
    }

    private void reviewed(Map<String, Object> values) {
        var lena = new SignedIn("lena", "lena", tenant.value(), Set.of(Role.MANAGER), Set.of("support-lead"), false);
        completeOnly("Task_ReviewArticle", values, lena);
        afterAllJobs();
    }

    private Article article(TicketId id) {
        return asTenant(() -> articles.of(id)).orElseThrow();
    }
}
