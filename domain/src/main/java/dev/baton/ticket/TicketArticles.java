package dev.baton.ticket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.customer.CompanyId;
import dev.baton.customer.Customers;
import dev.baton.knowledge.Article;
import dev.baton.knowledge.Articles;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.shared.NotFound;
import dev.baton.shared.Texts;
import dev.baton.shared.Wording;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What others can learn from a ticket that is solved: an article, drafted once, that names nobody. */
@Service
@Transactional
public class TicketArticles {
    private static final Wording WORDS = new Wording("dev.baton.ticket.letters");
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_PART = 40_000;
    private static final int SHORTEST_NAME = 3;

    private final Tickets tickets;
    private final TicketRows rows;
    private final TicketNotes notes;
    private final TicketHome home;
    private final People people;
    private final Customers customers;
    private final Articles articles;

    TicketArticles(
            Tickets tickets,
            TicketRows rows,
            TicketNotes notes,
            TicketHome home,
            People people,
            Customers customers,
            Articles articles) {
        this.tickets = tickets;
        this.rows = rows;
        this.notes = notes;
        this.home = home;
        this.people = people;
        this.customers = customers;
        this.articles = articles;
    }

    /** Begins the article; what is done a second time begins none. */
    @CanIgnoreReturnValue
    public UUID draft(TicketId id) {
        var ticket = tickets.lock(id);
        var before = articles.learntFrom(ticket.record());
        if (before.isPresent()) {
            return before.get().id();
        }
        var drafted = articles.draftFrom(
                ticket.record(),
                Texts.cut(Texts.line(ticket.subject()), LONGEST_TITLE),
                text(ticket),
                Language.of(Locale.forLanguageTag(ticket.requester().language())),
                names(ticket));
        notes.status(ticket, "An article was drafted", null);
        return drafted;
    }

    /** The article that was drafted from a ticket. */
    @Transactional(readOnly = true)
    public Optional<Article> of(TicketId id) {
        return articles.learntFrom(id.record());
    }

    /**
     * Somebody has looked at the draft.
     *
     * @param readers for whom it is published; counts only where it is
     * @throws dev.baton.shared.Rejected if it is to be published and was taken away meanwhile
     */
    public void reviewed(TicketId id, ArticleVerdict verdict, Readers readers) {
        var article = of(id).orElseThrow(() -> new NotFound("article", "of ticket " + id));
        switch (verdict) {
            case PUBLISH -> articles.approve(article.id(), readers);
            case DISCARD -> articles.discard(article.id());
            case KEEP -> {}
        }
    }

    private String text(Ticket ticket) {
        var language = ticket.requester().language();
        var asked = rows.firstWords(ticket.id()).orElse(ticket.subject());
        var solved =
                ticket.resolution() == null ? rows.ourLastWords(ticket.id()).orElse("") : ticket.resolution();
        return WORDS.text(
                language,
                "article.body",
                Texts.cut(asked, LONGEST_PART).strip(),
                Texts.cut(solved, LONGEST_PART).strip());
    }

    /** Whoever asked, whoever answered, whom they work for and with: whole, and each of their names. */
    private Set<String> names(Ticket ticket) {
        var requester = ticket.requester();
        var names = new HashSet<String>();
        addPerson(requester.name(), names);
        var company = requester.company() == null ? null : customers.company(new CompanyId(requester.company()));
        if (company != null) {
            names.add(company.name());
        }
        var owner = home.person(ticket.assignee());
        addPerson(owner == null ? null : owner.name(), names);
        var team = ticket.team() == null ? SupportTeams.FIRST_LEVEL : ticket.team();
        people.membersOf(team).stream().map(Person::name).forEach(name -> addPerson(name, names));
        return names;
    }

    private static void addPerson(@Nullable String name, Set<String> names) {
        if (name == null) {
            return;
        }
        names.add(name);
        for (var word : name.split("\\s+")) {
            if (word.length() >= SHORTEST_NAME) {
                names.add(word);
            }
        }
    }
}
