package dev.baton.web.leads;

import dev.baton.lead.Band;
import dev.baton.lead.Grade;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadFilter;
import dev.baton.lead.LeadSort;
import dev.baton.lead.LeadStatus;
import dev.baton.web.Asked;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list of leads asks for. A word it does not know asks for nothing: addresses are typed,
 * kept and sent around.
 *
 * @param from first day, in the company's zone
 * @param to last day, included
 */
record LeadSearch(
        @Nullable String q,
        @Nullable String status,
        @Nullable String grade,
        @Nullable String band,
        @Nullable String queue,
        @Nullable String owner,
        @Nullable String channel,
        @Nullable String from,
        @Nullable String to,
        @Nullable String sort,
        @Nullable String cursor) {

    LeadFilter filter(ZoneId zone) {
        return new LeadFilter(
                Asked.given(q),
                Asked.read(status, LeadStatus::parse),
                Asked.read(grade, Grade::parse),
                Asked.read(band, Band::parse),
                Asked.given(queue),
                Asked.given(owner),
                Asked.read(channel, LeadChannel::parse),
                Asked.startOf(Asked.read(from, LocalDate::parse), zone),
                Asked.endOf(Asked.read(to, LocalDate::parse), zone));
    }

    public LeadSort order() {
        var known = Asked.read(sort, LeadSort::parse);
        return known == null ? LeadSort.NEWEST : known;
    }

    /** Whether the list shows less than everything. */
    public boolean isNarrow() {
        return !asked("/leads").isEmpty();
    }

    /** The address of the same list as a file. */
    public String file() {
        return asked("/leads/export.csv").with("sort", order().key()).url();
    }

    /** The address of the same list from there on. */
    String from(String nextCursor) {
        return asked("/leads")
                .with("sort", Asked.given(sort) == null ? null : order().key())
                .with("cursor", nextCursor)
                .url();
    }

    private Asked asked(String path) {
        return Asked.of(path)
                .with("q", q)
                .with("status", status)
                .with("grade", grade)
                .with("band", band)
                .with("queue", queue)
                .with("owner", owner)
                .with("channel", channel)
                .with("from", from)
                .with("to", to);
    }
}
