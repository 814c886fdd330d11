package dev.baton.web.tickets;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.knowledge.Knowledge;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import dev.baton.lead.LeadsInSight;
import dev.baton.people.People;
import dev.baton.sms.TextMessages;
import dev.baton.ticket.Priority;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.Needs;
import dev.baton.web.TeamNames;
import dev.baton.web.ledger.SentMessages;
import dev.baton.web.records.JourneyAnswer;
import dev.baton.web.records.RecordCards;
import dev.baton.web.records.Sentences;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** All about one ticket. */
@Controller
@RequestMapping("/tickets/{ticket}")
@Needs(Right.SEE_TICKETS)
class TicketPage {
    /** Why what somebody sorted was not taken. */
    static final String SORT_WRONG = "sortWrong";

    private static final int OF_THE_SAME = 5;
    private static final int SUGGESTIONS = 4;

    private final TicketsInSight tickets;
    private final LeadsInSight leads;
    private final TicketCards cards;
    private final RecordCards records;
    private final SideConversations conversations;
    private final SentMessages sent;
    private final Sentences sentences;
    private final JourneyAnswer journeys;
    private final People people;
    private final Knowledge knowledge;
    private final ObjectProvider<TextMessages> texts;
    private final Clock clock;

    TicketPage(
            TicketsInSight tickets,
            LeadsInSight leads,
            TicketCards cards,
            RecordCards records,
            SideConversations conversations,
            SentMessages sent,
            Sentences sentences,
            JourneyAnswer journeys,
            People people,
            Knowledge knowledge,
            ObjectProvider<TextMessages> texts,
            Clock clock) {
        this.tickets = tickets;
        this.leads = leads;
        this.cards = cards;
        this.records = records;
        this.conversations = conversations;
        this.sent = sent;
        this.sentences = sentences;
        this.journeys = journeys;
        this.people = people;
        this.knowledge = knowledge;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String overview(
            @PathVariable TicketId ticket,
            @RequestParam(required = false) @Nullable String cursor,
            SignedIn person,
            Model page) {
        return show(ticket, cursor, null, null, person, page);
    }

    /**
     * The whole page, with what somebody typed where it was not taken.
     *
     * @param draft null where nobody wrote anything yet
     * @param sorted null where nobody sorted it anew
     */
    String show(
            TicketId id,
            @Nullable String cursor,
            @Nullable Draft draft,
            @Nullable SortForm sorted,
            SignedIn person,
            Model page) {
        var ticket = cards.put(id, cursor, person, page);
        records.putOpenWork(id.record(), person, page);
        page.addAttribute("related", tickets.related(id, person));
        page.addAttribute(
                "suggestions",
                knowledge.suggest(
                        ticket.subject(),
                        Readers.INTERNAL,
                        Language.of(Locale.forLanguageTag(ticket.language())),
                        SUGGESTIONS));
        page.addAttribute("askedToo", tickets.ofSameRequester(id, OF_THE_SAME, person));
        page.addAttribute("leadsOfRequester", leads.ofRequester(id.value(), OF_THE_SAME, person));
        page.addAttribute(
                "journal",
                tickets.journal(id, person).stream().map(sentences::read).toList());
        var actions = TicketActions.of(ticket, person, canText());
        page.addAttribute("actions", actions);
        page.addAttribute("copyReaders", actions.answer() ? tickets.copyReaders(id, person) : List.of());
        page.addAttribute("draft", draft == null ? Draft.empty(ticket) : draft);
        var sortedMeanwhile = sorted != null && !page.containsAttribute(SORT_WRONG);
        page.addAttribute(
                "sort",
                sorted == null ? SortForm.of(ticket) : sortedMeanwhile ? sorted.over(ticket.version()) : sorted);
        page.addAttribute("sortedMeanwhile", sortedMeanwhile);
        page.addAttribute("priorities", Priority.values());
        var teams = people.teams();
        page.addAttribute("teams", teams);
        page.addAttribute("teamNames", TeamNames.from(teams));
        page.addAttribute("tab", "overview");
        return "tickets/overview";
    }

    private boolean canText() {
        var way = texts.getIfAvailable();
        return way != null && way.sender() != null;
    }

    @GetMapping("/journey")
    String journey(@PathVariable TicketId ticket, SignedIn person, Model page) {
        return tab("journey", ticket, person, page);
    }

    @GetMapping("/journey.json")
    @Nullable
    ResponseEntity<byte[]> journeyData(@PathVariable TicketId ticket, SignedIn person, WebRequest request) {
        tickets.check(ticket.record(), person);
        return journeys.of(ticket.record(), request);
    }

    @GetMapping("/decisions")
    String decisions(@PathVariable TicketId ticket, SignedIn person, Model page) {
        records.putDecisions(ticket.record(), page);
        return tab("decisions", ticket, person, page);
    }

    /** Letters to vendors about it are among them: their conversations have no other page. */
    @GetMapping("/sent")
    String sent(@PathVariable TicketId ticket, SignedIn person, Model page) {
        sent.put(conversations.withTicket(ticket), page);
        return tab("sent", ticket, person, page);
    }

    @GetMapping("/changes")
    String changes(
            @PathVariable TicketId ticket,
            @RequestParam(required = false) @Nullable Long before,
            SignedIn person,
            Model page) {
        records.putChanges(ticket.value(), before, "/tickets/" + ticket + "/changes", person, page);
        return tab("changes", ticket, person, page);
    }

    private String tab(String name, TicketId ticket, SignedIn person, Model page) {
        page.addAttribute("ticket", tickets.view(ticket, person));
        page.addAttribute("tab", name);
        return "tickets/" + name;
    }
}
