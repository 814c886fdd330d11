package dev.baton.lead;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Tenancy;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an import does with leads: looks what it knows, takes rows in, and takes them back. */
@Service
@Transactional
public class ImportedLeads {
    private static final String EXTERNAL_ID = "externalId";
    private static final int LONGEST_ID = 200;

    private final LeadService service;
    private final Leads leads;
    private final Home home;
    private final LeadTitles titles;
    private final LeadWithdrawal withdrawal;
    private final LeadJourney journey;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    ImportedLeads(
            LeadService service,
            Leads leads,
            Home home,
            LeadTitles titles,
            LeadWithdrawal withdrawal,
            LeadJourney journey,
            Timeline timeline,
            JdbcClient jdbc,
            Clock clock) {
        this.service = service;
        this.leads = leads;
        this.home = home;
        this.titles = titles;
        this.withdrawal = withdrawal;
        this.journey = journey;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What does not fit about a row; nothing of it is kept. */
    @Transactional(readOnly = true)
    public List<FieldProblem> check(ImportedLead row) {
        var externalId = row.externalId();
        if (externalId != null && externalId.length() > LONGEST_ID) {
            return List.of(
                    new FieldProblem(EXTERNAL_ID, "This is longer than " + LONGEST_ID + " characters: shorten it"));
        }
        return LeadDetails.problems(row.written(), home.tenant());
    }

    /** The leads that have one of these external ids or (comparable) e-mail addresses; one statement however many. */
    @Transactional(readOnly = true)
    public KnownLeads known(Collection<String> externalIds, Collection<String> emailKeys) {
        return new KnownLeads(jdbc.sql("""
                        select * from (
                          select id, external_id, email_key, status, merged_into, merged_into_type, received_at
                            from crm.lead where external_id = any(:ids)
                          union
                          select id, external_id, email_key, status, merged_into, merged_into_type, received_at
                            from crm.lead where email_key = any(:emails)
                        ) l order by received_at desc, id desc
                        """)
                .param("ids", externalIds.toArray(String[]::new))
                .param("emails", emailKeys.toArray(String[]::new))
                .query((row, number) -> {
                    var survivor = "lead".equals(row.getString("merged_into_type"))
                            ? row.getObject("merged_into", UUID.class)
                            : null;
                    return new KnownLeads.Known(
                            new LeadId(survivor == null ? row.getObject("id", UUID.class) : survivor),
                            row.getString("external_id"),
                            row.getString("email_key"),
                            !Set.of("merged", "erased", "rejected").contains(row.getString("status")));
                })
                .list());
    }

    /** Finds the lead a row is about, and keeps others from taking in a row about the same one meanwhile. */
    public Optional<LeadId> claim(ImportedLead row) {
        var keys = keys(row);
        for (var key : keys) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                    .param("key", Tenancy.required() + key)
                    .query()
                    .singleRow();
        }
        return keys.isEmpty()
                ? Optional.empty()
                : known(orNone(row.externalId()), orNone(row.emailKey())).match(row);
    }

    /** In one order for all, so that two rows never wait for each other. */
    private static Set<String> keys(ImportedLead row) {
        var keys = new TreeSet<String>();
        if (row.emailKey() != null) {
            keys.add("lead email " + row.emailKey());
        }
        if (row.externalId() != null) {
            keys.add("lead external " + row.externalId());
        }
        return keys;
    }

    private static List<String> orNone(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    /**
     * Takes a row in as a new lead and sets it on its road.
     *
     * @throws Invalid if it was not checked
     */
    public LeadId register(ImportedLead row) {
        return service.register(row.details(LeadDetails.read(row.written(), home.tenant())));
    }

    /**
     * Fills in what a row says about a lead, but not over what a person entered.
     *
     * @param onlyGaps keep all that is known
     * @param why for the timeline
     */
    public Filled fillIn(LeadId id, ImportedLead row, boolean onlyGaps, String why) {
        var lead = leads.lock(id);
        var before = lead.details().written();
        var wanted = new EnumMap<LeadField, String>(LeadField.class);
        wanted.putAll(before);
        row.written().forEach((field, value) -> {
            var known = lead.humanEntered().contains(field) || (onlyGaps && before.containsKey(field));
            if (!known && !value.isBlank()) {
                wanted.put(field, value);
            }
        });
        var filled = change(lead, wanted, before);
        if (lead.externalId() == null && row.externalId() != null) {
            lead.identifiedBy(row.externalId());
            filled = with(filled, EXTERNAL_ID, "", row.externalId());
        }
        if (!filled.isNothing()) {
            leads.flush();
            note(lead, why, Map.copyOf(filled.after()));
            journey.leadUpdated(id);
        }
        return filled;
    }

    private Filled change(Lead lead, Map<LeadField, String> wanted, Map<LeadField, String> before) {
        if (wanted.equals(before)) {
            return new Filled(Map.of(), Map.of());
        }
        titles.follow(lead, () -> lead.know(LeadDetails.readWhatFits(wanted, home.tenant())));
        var after = lead.details().written();
        var changedBefore = new HashMap<String, String>();
        var changedAfter = new HashMap<String, String>();
        for (var field : LeadField.values()) {
            var was = before.getOrDefault(field, "");
            var is = after.getOrDefault(field, "");
            if (!was.equals(is)) {
                changedBefore.put(field.key(), was);
                changedAfter.put(field.key(), is);
            }
        }
        return new Filled(changedBefore, changedAfter);
    }

    private static Filled with(Filled filled, String key, String before, String after) {
        var allBefore = new HashMap<>(filled.before());
        var allAfter = new HashMap<>(filled.after());
        allBefore.put(key, before);
        allAfter.put(key, after);
        return new Filled(allBefore, allAfter);
    }

    /**
     * Gives a lead its former values back where they are still the ones that were filled in.
     *
     * @return the keys of the fields that somebody changed since, which stay as they are
     */
    public Set<String> restore(LeadId id, Filled filled, String why) {
        var found = leads.find(id);
        if (found.isEmpty()) {
            return Set.of();
        }
        var lead = leads.lock(id);
        var wanted = new EnumMap<LeadField, String>(LeadField.class);
        wanted.putAll(lead.details().written());
        var kept = new TreeSet<String>();
        filled.after().forEach((key, value) -> {
            var former = filled.before().getOrDefault(key, "");
            if (key.equals(EXTERNAL_ID)) {
                if (value.equals(lead.externalId())) {
                    lead.identifiedBy(former.isEmpty() ? null : former);
                }
                return;
            }
            var field = LeadField.parse(key);
            if (lead.humanEntered().contains(field) || !value.equals(wanted.getOrDefault(field, ""))) {
                kept.add(key);
            } else {
                wanted.put(field, former);
            }
        });
        titles.follow(lead, () -> lead.know(LeadDetails.readWhatFits(wanted, home.tenant())));
        leads.flush();
        note(lead, why, Map.of());
        journey.leadUpdated(id);
        return kept;
    }

    /** Takes a lead back that was handed in by mistake, if nobody worked on it since. */
    public Withdrawal withdraw(LeadId id) {
        return withdrawal.withdraw(id);
    }

    private void note(Lead lead, String subject, Map<String, Object> detail) {
        timeline.add(
                NewActivity.of(RecordRef.lead(lead.id().value()), ActivityKind.IMPORT, Direction.IN, clock.instant())
                        .subject(subject)
                        .detail(detail));
    }
}
