package dev.baton.web.leads;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenants;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of leads, as it is narrowed, as a file. */
@Controller
@Needs({Right.SEE_LEADS, Right.EXPORT_LEADS})
class LeadExportPage {
    private final LeadCsv csv;
    private final Tenants tenants;

    LeadExportPage(LeadCsv csv, Tenants tenants) {
        this.csv = csv;
        this.tenants = tenants;
    }

    @GetMapping("/leads/export.csv")
    void export(@ModelAttribute("search") LeadSearch search, SignedIn person, HttpServletResponse response) {
        var tenant = tenants.byId(person.tenant()).orElseThrow(() -> new NotFound("tenant", person.tenant()));
        csv.write(search.filter(tenant.zone()), search.order(), person, response);
    }
}
