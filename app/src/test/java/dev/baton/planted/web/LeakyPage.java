package dev.baton.planted.web;

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

    @Transactional
    Row bind(Row row) {
        return row;
    }
}
