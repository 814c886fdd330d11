package dev.baton.web.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.identity.Role;
import dev.baton.knowledge.Article;
import dev.baton.knowledge.ArticlePart;
import dev.baton.knowledge.ArticleSearch;
import dev.baton.knowledge.ArticleState;
import dev.baton.knowledge.ArticleText;
import dev.baton.knowledge.ArticleVersion;
import dev.baton.knowledge.Articles;
import dev.baton.knowledge.Knowledge;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.ReadArticle;
import dev.baton.knowledge.Readers;
import dev.baton.knowledge.Suggestion;
import dev.baton.knowledge.Votes;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenants;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import dev.baton.web.protection.Limits;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people see of what we know, what they may do with it, and what everybody sees. */
class KnowledgePagesTest extends PageTest {
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000009");
    private static final String DRAFT = "/knowledge/" + ID + "?draft=true";
    private static final String HELP = "/public/help/pk-acme";

    @Autowired
    private Articles articles;

    @Autowired
    private Knowledge knowledge;

    @Autowired
    private People people;

    @Autowired
    private Limits limits;

    @Autowired
    private Tenants tenants;

    @BeforeEach
    void an_article_that_waits_to_be_looked_at() {
        var suggestion = new Suggestion(ID, "rollers", "Rollers", "Clean the rollers");
        given(articles.get(ID)).willReturn(article(ArticleState.REVIEW));
        given(articles.versions(ID))
                .willReturn(List.of(
                        new ArticleVersion(2, "Rollers", "person:tom", StaffPages.NOW),
                        new ArticleVersion(
                                1, "Rollers", "process:ticket-lifecycle/Task_DraftArticle", StaffPages.NOW)));
        given(articles.text(ID, 2)).willReturn(article(ArticleState.REVIEW).text());
        given(articles.text(ID, 1)).willReturn(new ArticleText("Rollers", "Same\nOld"));
        given(knowledge.votes(any(), anyInt())).willReturn(new Votes(4, 1));
        given(knowledge.search(any(), anyInt())).willReturn(new ArticlePart(List.of(article(ArticleState.REVIEW)), ID));
        given(knowledge.find(any(), any(), any(), anyInt())).willReturn(List.of(suggestion));
        given(knowledge.suggest(any(), any(), any(), anyInt())).willReturn(List.of(suggestion));
        given(knowledge.read("rollers"))
                .willReturn(new ReadArticle(
                        ID, "rollers", Language.EN, Readers.PUBLIC, new ArticleText("Rollers", "Clean *them*."), 2));
        given(knowledge.read(ID))
                .willReturn(new ReadArticle(
                        ID,
                        "rollers",
                        Language.EN,
                        Readers.INTERNAL,
                        new ArticleText("Old rollers", "Clean *those*."),
                        1));
        given(tenants.byPublicKey("pk-acme")).willReturn(Optional.of(Samples.ACME));
        given(limits.take(any(), any())).willReturn(Duration.ZERO);
    }

    @Test
    void everybody_with_a_role_finds_and_reads_but_does_not_write() {
        var page = page(get("/knowledge").param("q", "rollers").param("state", "REVIEW"), Role.SALES, 200);

        assertThat(page.select("#article-rows").text()).contains("Rollers", "To be looked at", "Everybody", "English");
        assertThat(page.select(".page-header a[href=/knowledge/new]")).isEmpty();
        var search = ArgumentCaptor.forClass(ArticleSearch.class);
        verify(knowledge).search(search.capture(), anyInt());
        assertThat(search.getValue()).isEqualTo(new ArticleSearch("rollers", ArticleState.REVIEW, null, null, null));
        assertThat(ask(get("/knowledge/new"), Role.SALES).getStatus()).isEqualTo(403);
        assertThat(page(get("/knowledge/" + ID), Role.SALES, 200).select("#article-actions form"))
                .isEmpty();
    }

    @Test
    void a_list_without_articles_says_so() {
        given(knowledge.search(any(), anyInt())).willReturn(new ArticlePart(List.of(), null));

        assertThat(page(get("/knowledge"), Role.SUPPORT, 200)
                        .select(".empty-title")
                        .text())
                .isEqualTo("No article fits");
    }

    @Test
    void what_an_article_says_can_do_nothing_to_its_readers() {
        var text = page(get(DRAFT), Role.SUPPORT, 200).select("#text");

        assertThat(text.select("h2").text()).isEqualTo("First");
        assertThat(text.select("script, img[src^=http], [onclick]")).isEmpty();
        assertThat(text.text()).contains("<script>alert(1)</script>");
        assertThat(text.select("a").eachAttr("href"))
                .containsExactly("https://acme.example/", "", "", "mailto:help@acme.example");
    }

    @Test
    void who_may_publish_sees_the_buttons_of_its_state_and_each_does_what_it_says() {
        var page = page(get(DRAFT), Role.MANAGER, 200);
        assertThat(page.select("#article-actions form").eachAttr("action"))
                .containsExactly(
                        "/knowledge/" + ID + "/send-back",
                        "/knowledge/" + ID + "/publish",
                        "/knowledge/" + ID + "/retire");
        assertThat(page.select("#votes").text()).contains("Helped 4, did not help 1");

        assertThat(ask(post("/knowledge/" + ID + "/publish").param("version", "7"), Role.SUPPORT)
                        .getStatus())
                .isEqualTo(403);
        var leadsTo = Map.of(
                "submit", DRAFT, "send-back", DRAFT, "publish", "/knowledge/" + ID, "retire", "/knowledge/" + ID);
        leadsTo.forEach((verb, address) -> assertThat(
                        ask(post("/knowledge/" + ID + "/" + verb).param("version", "7"), Role.MANAGER)
                                .getRedirectedUrl())
                .as(verb)
                .isEqualTo(address));
        verify(articles).submit(ID, 7);
        verify(articles).sendBack(ID, 7);
        verify(articles).publish(ID, 7);
        verify(articles).retire(ID, 7);
        ask(post("/knowledge/" + ID + "/votes").param("number", "2").param("helpful", "false"), Role.SALES);
        verify(knowledge).vote(ID, 2, "person:anna", false);
    }

    @Test
    void our_own_people_read_what_was_published_while_it_is_corrected() {
        given(knowledge.votes(ID, 1)).willReturn(new Votes(9, 3));

        var page = page(get("/knowledge/" + ID), Role.MANAGER, 200);

        assertThat(page.select("h1").text()).contains("Old rollers", "Published");
        assertThat(page.title()).contains("Old rollers");
        assertThat(page.select(".page-header .lead").text()).contains("Our own people", "Version 1");
        assertThat(page.select("#text em").text()).isEqualTo("those");
        assertThat(page.select("#votes").text()).contains("Helped 9, did not help 3");
        assertThat(page.select("#votes input[name=number]").val()).isEqualTo("1");
        assertThat(page.select("#newer").text()).contains("A newer version is being written");
        assertThat(page.select("#newer a").attr("href")).isEqualTo(DRAFT);
        assertThat(page.select("#article-actions form").eachAttr("action"))
                .as("nobody publishes what they do not see")
                .containsExactly("/knowledge/" + ID + "/retire");
    }

    @Test
    void the_newer_version_is_seen_by_whoever_asks_for_it_and_says_what_readers_see() {
        var page = page(get(DRAFT), Role.SALES, 200);

        assertThat(page.select("h1").text()).contains("Rollers", "To be looked at");
        assertThat(page.select(".page-header .lead").text()).contains("Everybody", "Version 2");
        assertThat(page.select("#text h2").text()).isEqualTo("First");
        assertThat(page.select("#votes input[name=number]").val()).isEqualTo("2");
        assertThat(page.select("#readers-see").text()).contains("Readers see version 1");
        assertThat(page.select("#readers-see a").attr("href")).isEqualTo("/knowledge/" + ID);
        assertThat(page.select("#newer")).isEmpty();

        var vote = post(page.select("#votes form").attr("action"))
                .param("number", "2")
                .param("helpful", "true");
        page.select("#votes form input[name=draft]").forEach(draft -> vote.param("draft", draft.val()));
        assertThat(ask(vote, Role.SALES).getRedirectedUrl()).isEqualTo(DRAFT);
    }

    @Test
    void an_article_without_a_correction_shows_its_only_text() {
        for (var publishedNumber : new Integer[] {null, 2}) {
            given(articles.get(ID)).willReturn(article(ArticleState.DRAFT, publishedNumber));

            var page = page(get("/knowledge/" + ID), Role.SUPPORT, 200);

            assertThat(page.select("#text h2").text()).isEqualTo("First");
            assertThat(page.select("#newer, #readers-see")).isEmpty();
            assertThat(page.select("#article-actions form").attr("action")).endsWith("/submit");
        }
    }

    @Test
    void a_version_shows_what_it_changed() {
        var page = page(get("/knowledge/" + ID + "/versions"), Role.SALES, 200);

        assertThat(page.select("#diff del").eachText()).containsExactly("Old");
        assertThat(page.select("#diff ins").text()).contains("# First");
        assertThat(page.select("#version-rows [aria-current=true]").text()).isEqualTo("Version 2");
    }

    @Test
    void the_first_version_is_all_new() {
        var page = page(get("/knowledge/" + ID + "/versions?number=1"), Role.SALES, 200);

        assertThat(page.select("#diff ins").eachText()).containsExactly("Same", "Old");
        assertThat(page.select("#diff del")).isEmpty();
    }

    @Test
    void versions_are_by_people_and_processes_as_people_call_them() {
        var tom = new Person(PersonId.create(), "tom", "Tom Turner", "tom@acme.example", ZoneOffset.UTC, "en", 5, true);
        given(people.all()).willReturn(List.of(tom));

        var rows = page(get("/knowledge/" + ID + "/versions"), Role.SALES, 200).select("#version-rows tr");

        assertThat(rows.select(".sub").eachText()).containsExactly("Tom Turner", "The process");
    }

    @Test
    void an_article_is_written_and_what_is_missing_stands_beside_its_field() {
        given(articles.write(new ArticleText("Rollers", "Clean them"), Language.DE, Readers.PUBLIC))
                .willReturn(ID);
        assertThat(ask(
                                post("/knowledge/new")
                                        .param("title", "Rollers")
                                        .param("body", "Clean them")
                                        .param("language", "DE")
                                        .param("readers", "PUBLIC")
                                        .param("version", "0"),
                                Role.SUPPORT)
                        .getRedirectedUrl())
                .isEqualTo("/knowledge/" + ID);

        given(articles.write(any(), any(), any()))
                .willThrow(new Invalid(List.of(new FieldProblem("title", "Give it a title"))));
        var wrong = page(post("/knowledge/new").param("version", "0"), Role.SUPPORT, 422);
        assertThat(wrong.select("#title-error").text()).contains("Give it a title");
    }

    @Test
    void what_was_typed_is_kept_when_somebody_else_was_faster_and_can_be_saved_over_it() {
        var typed = new ArticleText("Rollers & belts", "Three\nhours of work");
        willThrow(new OptimisticLockingFailureException("changed"))
                .given(articles)
                .revise(ID, typed, Readers.INTERNAL, 6);

        var page = page(
                post("/knowledge/" + ID + "/edit")
                        .param("title", typed.title())
                        .param("body", typed.body())
                        .param("readers", "INTERNAL")
                        .param("version", "6"),
                Role.SUPPORT,
                409);

        assertThat(page.select("#changed-meanwhile").text()).contains("Somebody was faster");
        assertThat(page.select("#changed-meanwhile a[target=_blank]").attr("href"))
                .isEqualTo(DRAFT);
        assertThat(page.select("#changed-meanwhile time").attr("datetime")).isEqualTo(StaffPages.NOW.toString());
        assertThat(page.select("#title").val()).isEqualTo(typed.title());
        assertThat(page.select("#body").first().wholeText().strip()).isEqualTo(typed.body());
        assertThat(page.select("input[name=readers][checked]").val()).isEqualTo("INTERNAL");

        var again = post(page.select("#article-form").attr("action"))
                .param("title", page.select("#title").val())
                .param("body", page.select("#body").first().wholeText().strip())
                .param("readers", page.select("input[name=readers][checked]").val())
                .param(
                        "version",
                        page.select("#article-form input[name=version]").val());
        assertThat(ask(again, Role.SUPPORT).getRedirectedUrl()).isEqualTo(DRAFT);
        verify(articles).revise(ID, typed, Readers.INTERNAL, 7);
    }

    @Test
    void whoever_writes_is_shown_what_may_help() {
        assertThat(page(get("/knowledge/suggestions").param("q", "rollers"), Role.SUPPORT, 200)
                        .select("#suggestions a")
                        .attr("href"))
                .isEqualTo("/knowledge/" + ID);
        assertThat(text(ask(get("/knowledge/suggestions.json").param("q", "rollers"), Role.SUPPORT)))
                .contains("\"slug\":\"rollers\"");
        verify(knowledge, org.mockito.Mockito.times(2)).suggest("rollers", Readers.INTERNAL, Language.EN, 5);
    }

    @Test
    void everybody_reads_what_is_for_everybody_without_a_sign_in() {
        var found = Jsoup.parse(text(askAsNobody(get(HELP).param("q", "rollers").param("language", "EN"))));
        assertThat(found.select("#help-found a").attr("href")).isEqualTo(HELP + "/rollers");
        verify(knowledge).find("rollers", Readers.PUBLIC, Language.EN, 20);
        var article = Jsoup.parse(text(askAsNobody(get(HELP + "/rollers"))));
        assertThat(article.select("article em").text()).isEqualTo("them");
        assertThat(article.select("#helpful").attr("action")).isEqualTo(HELP + "/rollers/votes");
        assertThat(Jsoup.parse(text(askAsNobody(get(HELP + "/suggestions").param("q", "rollers"))))
                        .select("a")
                        .attr("href"))
                .isEqualTo(HELP + "/rollers");
        assertThat(text(ask(get(HELP + "/suggestions.json").param("q", "rollers"), Role.SALES)))
                .contains("\"title\":\"Rollers\"");
        assertThat(askAsNobody(get("/public/help/nobody")).getStatus()).isEqualTo(404);
    }

    @Test
    void a_visitor_votes_once_and_not_without_end() {
        var visitor = UUID.randomUUID().toString();
        var answer = askAsNobody(voting("true").param("visitor", visitor));
        assertThat(answer.getRedirectedUrl()).isEqualTo(HELP + "/rollers?thanks=true");
        assertThat(answer.getHeader("Set-Cookie")).contains(visitor, "HttpOnly", "SameSite=Lax");
        verify(knowledge).vote(ID, 2, "visitor:" + visitor, true);

        given(limits.take(any(), any())).willReturn(Duration.ofSeconds(30));
        assertThat(askAsNobody(voting("true")).getStatus()).isEqualTo(429);
    }

    @Test
    void a_visitor_votes_on_the_text_they_read_though_another_was_published_meanwhile() {
        var read = Jsoup.parse(text(askAsNobody(get(HELP + "/rollers")))).select("#helpful input[name=number]");
        var text = new ArticleText("Rollers", "Burn them.");
        given(knowledge.read("rollers"))
                .willReturn(new ReadArticle(ID, "rollers", Language.EN, Readers.PUBLIC, text, 3));

        askAsNobody(post(HELP + "/rollers/votes").param("helpful", "true").param("number", read.val()));

        verify(knowledge).vote(eq(ID), eq(2), any(), eq(true));
        assertThat(askAsNobody(post(HELP + "/rollers/votes")
                                .param("helpful", "true")
                                .param("number", "4"))
                        .getStatus())
                .as("a draft nobody outside has read")
                .isEqualTo(404);
        verify(knowledge, never()).vote(any(), eq(4), any(), anyBoolean());
    }

    @Test
    void who_opens_an_article_that_was_taken_back_is_led_to_the_others() {
        given(knowledge.read("rollers")).willThrow(new NotFound("article", "rollers"));

        for (var request : List.of(get(HELP + "/rollers"), voting("false"))) {
            var answer = askAsNobody(request);
            assertThat(answer.getStatus()).isEqualTo(404);
            var page = Jsoup.parse(text(answer));
            assertThat(page.select("h1").text()).isEqualTo("This article is not here any more");
            assertThat(page.select("main a").eachAttr("href")).containsExactly(HELP);
        }
    }

    private static MockHttpServletRequestBuilder voting(String helpful) {
        return post(HELP + "/rollers/votes").param("number", "2").param("helpful", helpful);
    }

    private static Article article(ArticleState state) {
        return article(state, 1);
    }

    private static Article article(ArticleState state, @Nullable Integer publishedNumber) {
        return new Article(
                ID,
                "rollers",
                Language.EN,
                Readers.PUBLIC,
                state,
                new ArticleText("Rollers", """
                        Same
                        # First
                        <script>alert(1)</script>

                        [ours](https://acme.example/) [bad](javascript:alert(1)) [data](data:text/html,x)
                        [write](mailto:help@acme.example) ![spy](https://spy.example/p.png)
                        """),
                2,
                publishedNumber,
                null,
                StaffPages.NOW,
                StaffPages.NOW,
                7);
    }
}
