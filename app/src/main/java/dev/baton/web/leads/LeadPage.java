package dev.baton.web.leads;

import dev.baton.audit.AuditTrail;
import dev.baton.decision.DecisionLog;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.RecordRef;
import dev.baton.web.Needs;
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
    private static final int CHANGES = 50;

    private final LeadsInSight leads;
    private final LeadCards cards;
    private final LeadSurroundings surroundings;
    private final DecisionLog decisions;
    private final AuditTrail audit;
    private final Names names;

    LeadPage(
            LeadsInSight leads,
            LeadCards cards,
            LeadSurroundings surroundings,
            DecisionLog decisions,
            AuditTrail audit,
            Names names) {
        this.leads = leads;
        this.cards = cards;
        this.surroundings = surroundings;
        this.decisions = decisions;
        this.audit = audit;
        this.names = names;
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
        page.addAttribute("decisions", decisions.ofRecord(RecordRef.lead(lead.value())));
        page.addAttribute("tab", "decisions");
        return "leads/decisions";
    }

    @GetMapping("/leads/{lead}/changes")
    String changes(
            @PathVariable LeadId lead,
            @RequestParam(required = false) @Nullable Long before,
            SignedIn person,
            Model page) {
        var shown = leads.view(lead, person);
        var part = audit.of(lead.value(), before, CHANGES);
        var book = names.book();
        page.addAttribute("lead", shown);
        page.addAttribute(
                "changes",
                part.changes().stream()
                        .map(change -> person.may(Right.SEE_PERSONAL_DATA) ? change : change.masked())
                        .map(change -> ShownChange.of(change, book))
                        .toList());
        page.addAttribute("next", part.next() == null ? null : "/leads/" + lead + "/changes?before=" + part.next());
        page.addAttribute("tab", "changes");
        return "leads/changes";
    }
}
