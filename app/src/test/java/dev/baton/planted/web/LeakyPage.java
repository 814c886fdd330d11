package dev.baton.planted.web;

import dev.baton.lead.LeadId;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadView;
import dev.baton.planted.lead.Row;
import dev.baton.planted.lead.Rows;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/** Breaks what a page can break. */
@Controller
@Profile("planted")
@Transactional
class LeakyPage {
    Rows rows;

    LeadView peek(LeadService leads, LeadId lead) {
        return leads.view(lead);
    }

    @Transactional
    Row bind(Row row) {
        return row;
    }
}
