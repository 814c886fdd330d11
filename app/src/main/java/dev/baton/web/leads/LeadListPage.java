package dev.baton.web.leads;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.Band;
import dev.baton.lead.Grade;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadSort;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadsInSight;
import dev.baton.people.People;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenants;
import dev.baton.web.Needs;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of leads: everything about it stands in its address. */
@Controller
@Needs(Right.SEE_LEADS)
class LeadListPage {
    private static final int ROWS = 50;

    private final LeadsInSight leads;
    private final People people;
    private final Tenants tenants;
    private final Clock clock;

    LeadListPage(LeadsInSight leads, People people, Tenants tenants, Clock clock) {
        this.leads = leads;
        this.people = people;
        this.tenants = tenants;
        this.clock = clock;
    }

    @GetMapping("/leads")
    String list(@ModelAttribute("search") LeadSearch search, SignedIn person, Model page) {
        var tenant = tenants.byId(person.tenant()).orElseThrow(() -> new NotFound("tenant", person.tenant()));
        var found = leads.list(search.filter(tenant.zone()), search.order(), search.cursor(), ROWS, person);
        page.addAttribute("q", search.q());
        page.addAttribute("rows", found.rows());
        page.addAttribute("now", clock.instant());
        page.addAttribute("next", found.next() == null ? null : search.from(found.next()));
        page.addAttribute("statuses", LeadStatus.values());
        page.addAttribute("grades", Grade.values());
        page.addAttribute("bands", Band.values());
        page.addAttribute("channels", LeadChannel.values());
        page.addAttribute("sorts", LeadSort.values());
        page.addAttribute("owners", people.all());
        page.addAttribute("teams", people.teams());
        return "leads/list";
    }
}
