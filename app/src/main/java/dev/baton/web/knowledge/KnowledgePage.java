package dev.baton.web.knowledge;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.knowledge.ArticleSearch;
import dev.baton.knowledge.ArticleState;
import dev.baton.knowledge.Articles;
import dev.baton.knowledge.Knowledge;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import dev.baton.knowledge.Suggestion;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.web.records.Names;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What we know, for our own people: found, read, looked at, published. */
@Controller
@RequestMapping("/knowledge")
@Needs(Right.SEE_ARTICLES)
class KnowledgePage {
    /** Behind an article's address: its newest text, whatever readers see. */
    static final String DRAFT = "?draft=true";

    private static final int SIZE = 50;
    private static final int SUGGESTIONS = 5;

    private final Articles articles;
    private final Knowledge knowledge;
    private final Names names;

    KnowledgePage(Articles articles, Knowledge knowledge, Names names) {
        this.articles = articles;
        this.knowledge = knowledge;
        this.names = names;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable ArticleState state,
            @RequestParam(required = false) @Nullable Language language,
            @RequestParam(required = false) @Nullable UUID before,
            Model page) {
        var part = knowledge.search(new ArticleSearch(q, state, null, language, before), SIZE);
        page.addAttribute("articles", part.articles());
        page.addAttribute("next", part.next() == null ? null : pageBefore(part.next(), state, language));
        page.addAttribute("words", q);
        page.addAttribute("state", state);
        page.addAttribute("language", language);
        page.addAttribute("states", ArticleState.values());
        page.addAttribute("languages", Language.values());
        return "knowledge/list";
    }

    private static String pageBefore(UUID next, @Nullable ArticleState state, @Nullable Language language) {
        var address = UriComponentsBuilder.fromPath("/knowledge").queryParam("before", next);
        if (state != null) {
            address.queryParam("state", state);
        }
        if (language != null) {
            address.queryParam("language", language);
        }
        return address.build().toUriString();
    }

    /**
     * A part of a page, for whoever writes about a trouble.
     *
     * @param subject what they typed so far, by the name of that field of their form
     */
    @GetMapping("/suggestions")
    String suggestions(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable Language language,
            Locale locale,
            Model page) {
        page.addAttribute("suggestions", suggested((q + " " + subject).strip(), language, locale));
        return "knowledge/suggestions :: list";
    }

    @GetMapping("/suggestions.json")
    @ResponseBody
    List<Suggestion> suggestionsAsData(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Language language,
            Locale locale) {
        return suggested(q, language, locale);
    }

    private List<Suggestion> suggested(String q, @Nullable Language language, Locale locale) {
        return knowledge.suggest(q, Readers.INTERNAL, language == null ? Language.of(locale) : language, SUGGESTIONS);
    }

    /**
     * The text that readers see, also for whoever could change it.
     *
     * @param draft whether the newest is asked for instead
     */
    @GetMapping("/{article}")
    String show(@PathVariable UUID article, @RequestParam(defaultValue = "false") boolean draft, Model page) {
        var known = articles.get(article);
        var shown =
                known.hasNewerText() && !draft ? ShownText.published(knowledge.read(article)) : ShownText.newest(known);
        page.addAttribute("article", known);
        page.addAttribute("shown", shown);
        page.addAttribute("html", Markdown.html(shown.text().body()));
        page.addAttribute("votes", knowledge.votes(article, shown.number()));
        return "knowledge/article";
    }

    /** Each text, and what one of them changed. */
    @GetMapping("/{article}/versions")
    String versions(@PathVariable UUID article, @RequestParam(required = false) @Nullable Integer number, Model page) {
        var known = articles.get(article);
        var versions = articles.versions(article);
        var shown = number == null ? known.number() : number;
        var now = versions.stream()
                .filter(version -> version.number() == shown)
                .findFirst()
                .orElse(versions.get(0));
        var before = now.number() == 1
                ? ""
                : articles.text(article, now.number() - 1).body();
        var book = names.book();
        page.addAttribute("article", known);
        page.addAttribute(
                "versions",
                versions.stream()
                        .map(version -> new ShownVersion(version, book.who(version.actor())))
                        .toList());
        page.addAttribute("now", now);
        page.addAttribute(
                "lines",
                LineDiff.between(before, articles.text(article, now.number()).body()));
        return "knowledge/versions";
    }

    @PostMapping("/{article}/votes")
    String vote(
            @PathVariable UUID article,
            @RequestParam int number,
            @RequestParam boolean helpful,
            @RequestParam(defaultValue = "false") boolean draft,
            SignedIn person,
            RedirectAttributes next) {
        knowledge.vote(article, number, "person:" + person.login(), helpful);
        return done(article + (draft ? DRAFT : ""), next, "knowledge.voted");
    }

    @PostMapping("/{article}/submit")
    @Needs(Right.WRITE_ARTICLES)
    String submit(@PathVariable UUID article, @RequestParam long version, RedirectAttributes next) {
        articles.submit(article, version);
        return done(article + DRAFT, next, "knowledge.submitted");
    }

    @PostMapping("/{article}/send-back")
    @Needs(Right.PUBLISH_ARTICLES)
    String sendBack(@PathVariable UUID article, @RequestParam long version, RedirectAttributes next) {
        articles.sendBack(article, version);
        return done(article + DRAFT, next, "knowledge.sent-back");
    }

    @PostMapping("/{article}/publish")
    @Needs(Right.PUBLISH_ARTICLES)
    String publish(@PathVariable UUID article, @RequestParam long version, RedirectAttributes next) {
        articles.publish(article, version);
        return done(article.toString(), next, "knowledge.published");
    }

    @PostMapping("/{article}/retire")
    @Needs(Right.PUBLISH_ARTICLES)
    String retire(@PathVariable UUID article, @RequestParam long version, RedirectAttributes next) {
        articles.retire(article, version);
        return done(article.toString(), next, "knowledge.retired");
    }

    private static String done(String page, RedirectAttributes next, String message) {
        Flash.done(next, message);
        return "redirect:/knowledge/" + page;
    }
}
