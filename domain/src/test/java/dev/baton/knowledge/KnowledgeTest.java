package dev.baton.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;

@DomainTest
@Import(KnowledgeTest.Modules.class)
class KnowledgeTest {
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = Articles.class)
    static class Modules {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private static final ArticleText PAPER = new ArticleText(
            "The robot drops its paper", "Clean the **rollers** with a dry cloth, then calibrate the grippers.");

    private final Articles articles;
    private final Knowledge knowledge;
    private final TestDatabase database;
    private final TenantId tenant;

    KnowledgeTest(@Autowired Articles articles, @Autowired Knowledge knowledge, @Autowired TestDatabase database) {
        this.articles = articles;
        this.knowledge = knowledge;
        this.database = database;
        this.tenant = newTenant();
    }

    private TenantId newTenant() {
        return database.createTenant("k" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void an_article_is_read_once_somebody_looked_at_it_and_no_longer_when_it_is_retired() {
        var id = written(PAPER, Language.EN, Readers.PUBLIC);
        assertThatThrownBy(() -> as(() -> knowledge.read("the-robot-drops-its-paper")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(() -> knowledge.read(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> run(() -> articles.publish(id, version(id)))).isInstanceOf(Rejected.class);

        run(() -> articles.submit(id, version(id)));
        run(() -> articles.sendBack(id, version(id)));
        published(id);
        assertThat(as(() -> knowledge.read("the-robot-drops-its-paper")).text()).isEqualTo(PAPER);

        run(() -> articles.retire(id, version(id)));
        assertThatThrownBy(() -> as(() -> knowledge.read("the-robot-drops-its-paper")))
                .isInstanceOf(NotFound.class);
        assertThat(as(() -> articles.get(id)).state()).isEqualTo(ArticleState.RETIRED);
    }

    @Test
    void readers_see_what_was_published_while_a_newer_text_is_written_and_every_text_is_kept() {
        var id = published(written(PAPER, Language.EN, Readers.PUBLIC));

        var newer = new ArticleText("The robot loses paper", "Replace the rollers.");
        run(() -> articles.revise(id, newer, Readers.PUBLIC, version(id)));
        assertThat(as(() -> knowledge.read("the-robot-drops-its-paper")).text()).isEqualTo(PAPER);
        assertThat(as(() -> knowledge.find("replace", Readers.PUBLIC, Language.EN, 5)))
                .isEmpty();
        assertThat(as(() -> articles.get(id)).state()).isEqualTo(ArticleState.DRAFT);
        assertThat(as(() -> articles.get(id)).hasNewerText()).isTrue();

        published(id);
        assertThat(as(() -> articles.get(id)).hasNewerText()).isFalse();
        assertThat(as(() -> knowledge.read("the-robot-drops-its-paper")).text()).isEqualTo(newer);
        assertThat(as(() -> articles.versions(id)))
                .extracting(ArticleVersion::number, ArticleVersion::title, ArticleVersion::actor)
                .containsExactly(tuple(2, newer.title(), "person:tom"), tuple(1, PAPER.title(), "person:tom"));
        assertThat(as(() -> articles.text(id, 2))).isEqualTo(newer);
        assertThat(as(() -> articles.text(id, 1))).isEqualTo(PAPER);
        assertThatThrownBy(() -> as(() -> articles.text(id, 3))).isInstanceOf(NotFound.class);
    }

    @Test
    void our_own_people_read_what_was_published_for_us_or_for_everybody() {
        var ours = published(written(PAPER, Language.EN, Readers.INTERNAL));
        run(() -> articles.revise(ours, new ArticleText("Newer", "Newer"), Readers.PUBLIC, version(ours)));

        var read = as(() -> knowledge.read(ours));

        assertThat(read.text()).isEqualTo(PAPER);
        assertThat(read.number()).isEqualTo(1);
        assertThat(read.readers()).isEqualTo(Readers.INTERNAL);
        assertThatThrownBy(() -> as(() -> knowledge.read("the-robot-drops-its-paper")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoever_changes_what_somebody_else_changed_meanwhile_is_told() {
        var id = written(PAPER, Language.EN, Readers.PUBLIC);
        var seen = version(id);
        run(() -> articles.revise(id, new ArticleText("Other", "Other"), Readers.PUBLIC, seen));

        assertThatThrownBy(() -> run(() -> articles.revise(id, PAPER, Readers.PUBLIC, seen)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> as(() -> articles.write(new ArticleText(" ", ""), Language.EN, Readers.PUBLIC)))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.problems()).hasSize(2));
    }

    @Test
    void articles_are_found_by_their_words_in_their_language_the_best_first() {
        var body = published(written(
                new ArticleText("Cleaning", "What to do when a robot has dropped papers."),
                Language.EN,
                Readers.PUBLIC));
        var title = published(written(PAPER, Language.EN, Readers.PUBLIC));
        var german = published(written(
                new ArticleText("Der Roboter verliert Papier", "Reinigen Sie die Walzen der Roboter."),
                Language.DE,
                Readers.PUBLIC));

        assertThat(ids(as(() -> knowledge.find("paper robots", Readers.PUBLIC, Language.EN, 5))))
                .containsExactly(title, body);
        assertThat(ids(as(() -> knowledge.find("rollers -robot", Readers.PUBLIC, Language.EN, 5))))
                .isEmpty();
        assertThat(ids(as(() -> knowledge.find("Walze", Readers.PUBLIC, Language.DE, 5))))
                .containsExactly(german);
        assertThat(ids(as(() -> knowledge.find("Walze", Readers.PUBLIC, Language.EN, 5))))
                .isEmpty();
        assertThat(ids(as(() -> knowledge.find("robbot drops papr", Readers.PUBLIC, Language.EN, 5))))
                .as("what is spelt wrong is found by its likeness")
                .contains(title);
        assertThat(ids(as(() -> knowledge.find(" ", Readers.PUBLIC, Language.EN, 5))))
                .containsExactly(title, body);
        assertThat(as(() -> knowledge.search(new ArticleSearch("roboter", null, null, null, null), 5))
                        .articles())
                .extracting(Article::id)
                .contains(german);
    }

    @Test
    void what_is_for_our_people_is_not_for_everybody() {
        var own = published(written(new ArticleText("Goodwill", "Give ten percent."), Language.EN, Readers.INTERNAL));

        assertThat(as(() -> knowledge.find("goodwill", Readers.PUBLIC, Language.EN, 5)))
                .isEmpty();
        assertThat(as(() -> knowledge.suggest("goodwill", Readers.PUBLIC, Language.EN, 5)))
                .isEmpty();
        assertThat(ids(as(() -> knowledge.suggest("goodwill", Readers.INTERNAL, Language.EN, 5))))
                .containsExactly(own);
        assertThatThrownBy(() -> as(() -> knowledge.read("goodwill"))).isInstanceOf(NotFound.class);
        assertThat(Tenancy.as(
                        newTenant(),
                        Actor.person("eve"),
                        () -> knowledge.search(ArticleSearch.ALL, 9).articles()))
                .isEmpty();
    }

    @Test
    void whoever_writes_about_a_trouble_is_shown_what_helps() {
        var paper = published(written(PAPER, Language.EN, Readers.PUBLIC));
        published(written(new ArticleText("Invoices", "Where to find an invoice."), Language.EN, Readers.PUBLIC));

        var found = as(() -> knowledge.suggest(
                "Hello, since yesterday our robot's grippers keep dropping sheets\\ of 'paper' & we'd like (help)!",
                Readers.PUBLIC,
                Language.EN,
                3));

        assertThat(ids(found)).containsExactly(paper);
        assertThat(found.get(0).excerpt()).contains("grippers");
        assertThat(as(() -> knowledge.suggest("the of and", Readers.PUBLIC, Language.EN, 3)))
                .isEmpty();
        assertThat(as(() -> knowledge.suggest("' | & ! :* \\ ( <->", Readers.PUBLIC, Language.EN, 3)))
                .isEmpty();
    }

    @Test
    void each_reader_has_one_voice_for_each_text() {
        var id = published(written(PAPER, Language.EN, Readers.PUBLIC));

        run(() -> knowledge.vote(id, 1, "visitor:1", true));
        run(() -> knowledge.vote(id, 1, "visitor:1", true));
        run(() -> knowledge.vote(id, 1, "visitor:2", true));
        run(() -> knowledge.vote(id, 1, "person:tom", true));
        run(() -> knowledge.vote(id, 1, "person:tom", false));

        assertThat(as(() -> knowledge.votes(id, 1))).isEqualTo(new Votes(2, 1));
        assertThat(as(() -> knowledge.votes(id, 2))).isEqualTo(new Votes(0, 0));
        assertThatThrownBy(() -> run(() -> knowledge.vote(id, 2, "visitor:1", true)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> run(() -> knowledge.vote(UuidV7.next(), 1, "visitor:1", true)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void what_is_learnt_from_a_ticket_names_nobody() {
        var ticket = new RecordRef(RecordType.TICKET, UuidV7.next());

        var id = as(() -> articles.draftFrom(
                ticket,
                "Lovelace's robot",
                "Ada Lovelace (ada.lovelace@engines.example, +44 20 7946-0018, 0171/2345678) of ENGINES wrote on 08.12.2026 "
                        + "with version 10.2.3: error 4711. Adapter cleaned by Björn.",
                Language.EN,
                Set.of("Ada", "Lovelace", "Ada Lovelace", "Engines", "björn", "a")));

        var draft = as(() -> articles.get(id));
        assertThat(draft.text())
                .isEqualTo(new ArticleText(
                        "[name]'s robot",
                        "[name] ([e-mail], [phone], [phone]) of [name] wrote on 08.12.2026 with version 10.2.3: error 4711. "
                                + "Adapter cleaned by [name]."));
        assertThat(draft.source()).isEqualTo(ticket);
        assertThat(draft.readers()).isEqualTo(Readers.INTERNAL);
        assertThat(draft.state()).isEqualTo(ArticleState.DRAFT);
    }

    @Test
    void what_is_learnt_from_a_ticket_opens_nothing() {
        var ticket = new RecordRef(RecordType.TICKET, UuidV7.next());

        var id = as(() -> articles.draftFrom(
                ticket,
                "Windows-10-Enterprise-Edition 22H2",
                "See https://desk.example/portal/acme/tickets/Ab_9-xYz. Token = a1b2c3; PIN: 4711 and "
                        + "ghp_16C7e42F292c6912E7710c838347Ae178B4a, id 0199aabb-1122-7333-8444-5566778899aa, "
                        + "error 0x80070005 of internationalisation.",
                Language.EN,
                Set.of()));

        assertThat(as(() -> articles.get(id)).text())
                .isEqualTo(
                        new ArticleText(
                                "Windows-10-Enterprise-Edition 22H2",
                                "See [link]. Token = [key] PIN: [key] and [key], id [key], error 0x80070005 of internationalisation."));
        assertThat(as(() -> articles.draftFrom(ticket, "Again", "Again", Language.EN, Set.of())))
                .as("a second draft from the same record")
                .isEqualTo(id);
    }

    @Test
    void names_in_addresses_are_one_for_each_and_read_well() {
        var first = written(new ArticleText("Größe & Maß: Übersicht!", "x"), Language.DE, Readers.PUBLIC);
        var second = written(new ArticleText("Größe, Maß, Übersicht", "y"), Language.DE, Readers.PUBLIC);
        var other = written(new ArticleText("???", "z"), Language.DE, Readers.PUBLIC);

        var reserved = written(new ArticleText("Suggestions", "s"), Language.EN, Readers.PUBLIC);

        assertThat(List.of(slug(first), slug(second), slug(other), slug(reserved)))
                .containsExactly(
                        "groesse-mass-uebersicht", "groesse-mass-uebersicht-2", "article", "article-suggestions");
    }

    private String slug(UUID id) {
        return as(() -> articles.get(id)).slug();
    }

    private static List<UUID> ids(List<Suggestion> suggestions) {
        return suggestions.stream().map(Suggestion::id).toList();
    }

    private UUID written(ArticleText text, Language language, Readers readers) {
        return as(() -> articles.write(text, language, readers));
    }

    private UUID published(UUID id) {
        run(() -> articles.submit(id, version(id)));
        run(() -> articles.publish(id, version(id)));
        return id;
    }

    private long version(UUID id) {
        return as(() -> articles.get(id)).version();
    }

    private void run(Runnable work) {
        Tenancy.run(tenant, Actor.person("tom"), work);
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("tom"), work);
    }
}
