package dev.baton.web.leads;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.RecordRef;
import dev.baton.web.Needs;
import dev.baton.web.ledger.SentMessages;
import dev.baton.web.records.RecordCards;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All about one lead. */
@Controller
@Needs(Right.SEE_LEADS)
class LeadPage {
    private final LeadsInSight leads;
    private final LeadCards cards;
    private final LeadSurroundings surroundings;
    private final RecordCards records;
    private final SentMessages sent;

    LeadPage(
            LeadsInSight leads,
            LeadCards cards,
            LeadSurroundings surroundings,
            RecordCards records,
            SentMessages sent) {
        this.leads = leads;
        this.cards = cards;
        this.surroundings = surroundings;
        this.records = records;
        this.sent = sent;
    }

    @GetMapping("/leads/{lead}")
    String overview(
            @PathVariable LeadId lead,
            @RequestParam(required = false) @Nullable String cursor,
            SignedIn person,
            Model page) {
        var shown = cards.put(lead, cursor, person, page);
        surroundings.put(shown, person, page);
        page.addAttribute("tab", "overview");
        page.addAttribute("request", UUID.randomUUID());
        return "leads/overview";
    }

    @GetMapping("/leads/{lead}/journey")
    String journey(@PathVariable LeadId lead, SignedIn person, Model page) {
        page.addAttribute("lead", leads.view(lead, person));
        page.addAttribute("tab", "journey");
        return "leads/journey";
    }

    @GetMapping("/leads/{lead}/decisions")
    String decisions(@PathVariable LeadId lead, SignedIn person, Model page) {
        page.addAttribute("lead", leads.view(lead, person));
        records.putDecisions(RecordRef.lead(lead.value()), page);
        page.addAttribute("tab", "decisions");
        return "leads/decisions";
    }

    @GetMapping("/leads/{lead}/sent")
    String sent(@PathVariable LeadId lead, SignedIn person, Model page) {
        page.addAttribute("lead", leads.view(lead, person));
        sent.put(RecordRef.lead(lead.value()), page);
        page.addAttribute("tab", "sent");
        return "leads/sent";
    }

    @GetMapping("/leads/{lead}/changes")
    String changes(
            @PathVariable LeadId lead,
            @RequestParam(required = false) @Nullable Long before,
            SignedIn person,
            Model page) {
        page.addAttribute("lead", leads.view(lead, person));
        records.putChanges(lead.value(), before, "/leads/" + lead + "/changes", person, page);
        page.addAttribute("tab", "changes");
        return "leads/changes";
    }
}
