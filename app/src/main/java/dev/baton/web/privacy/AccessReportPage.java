package dev.baton.web.privacy;

import dev.baton.erasure.AccessReports;
import dev.baton.erasure.PersonFile;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.RecordRef;
import dev.baton.web.Needs;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is held about the person behind a lead, to read and to hand out. */
@Controller
@Needs({Right.ERASE_PEOPLE, Right.SEE_PERSONAL_DATA})
class AccessReportPage {
    private final AccessReports reports;
    private final LeadsInSight sight;

    AccessReportPage(AccessReports reports, LeadsInSight sight) {
        this.reports = reports;
        this.sight = sight;
    }

    @GetMapping("/leads/{lead}/access-report")
    String show(@PathVariable LeadId lead, SignedIn person, Model page) {
        var known = sight.view(lead, person);
        page.addAttribute("lead", known);
        page.addAttribute("file", reports.of(RecordRef.lead(known.id().value()), "page"));
        return "privacy/access";
    }

    @GetMapping("/leads/{lead}/access-report.json")
    ResponseEntity<PersonFile> download(@PathVariable LeadId lead, SignedIn person) {
        var known = sight.view(lead, person);
        var name = ContentDisposition.attachment()
                .filename("access-report-" + known.id() + ".json")
                .build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(reports.of(RecordRef.lead(known.id().value()), "json"));
    }
}
