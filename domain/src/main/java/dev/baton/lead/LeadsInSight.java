package dev.baton.lead;

import dev.baton.consent.ConsentService;
import dev.baton.identity.Masked;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads as somebody may see them: those within their reach, and no others, without what they may not
 * read. Pages and the API read leads here; what
 * processes do with leads is {@link LeadService}'s.
 */
@Service
@Transactional(readOnly = true)
public class LeadsInSight {
    private final LeadService leads;
    private final LeadLists lists;
    private final Home home;
    private final ConsentService consents;
    private final JdbcClient jdbc;

    LeadsInSight(LeadService leads, LeadLists lists, Home home, ConsentService consents, JdbcClient jdbc) {
        this.leads = leads;
        this.lists = lists;
        this.home = home;
        this.consents = consents;
        this.jdbc = jdbc;
    }

    /** Whether somebody sees the leads of every team. */
    public static boolean isEverything(SignedIn person) {
        return LeadReach.isEverything(person);
    }

    /**
     * One lead.
     *
     * @throws NotFound if there is none, or the person may not see it
     */
    public LeadView view(LeadId id, SignedIn person) {
        check(id, person);
        return leads.view(id).maskedFor(person);
    }

    /**
     * A page of leads; one statement.
     *
     * @param cursor the {@link LeadList#next()} of the page before, of the same order
     */
    public LeadList list(LeadFilter filter, LeadSort sort, @Nullable String cursor, int size, SignedIn person) {
        if (person.may(Right.SEE_PERSONAL_DATA)) {
            return lists.page(filter, sort, cursor, size, home.tenant().country(), person);
        }
        if (asksByAddress(filter)) {
            return new LeadList(List.of(), null);
        }
        var page = lists.page(filter, sort, cursor, size, home.tenant().country(), person);
        return new LeadList(page.rows().stream().map(LeadRow::masked).toList(), page.next());
    }

    /** Whoever may not read an address may not guess it either. */
    private static boolean asksByAddress(LeadFilter filter) {
        var q = filter.q();
        return q != null && !Masked.personal(q).equals(q);
    }

    /** The leads of whoever asks in a ticket, newest first; those that the person may see. */
    public List<RelatedLead> ofRequester(UUID ticket, int most, SignedIn person) {
        return jdbc.sql("select l.id, l.first_name, l.last_name, l.company_name, l.email, l.phone, l.status "
                        + "from crm.ticket t join crm.lead l on l.email_key = t.requester_email_key "
                        + "or t.requester_email_key is null and l.phone_e164 = t.requester_phone "
                        + "where t.id = :ticket and l.status not in ('merged', 'erased') and "
                        + LeadReach.condition(person)
                        + " order by l.received_at desc, l.id desc limit :most")
                .param("ticket", ticket)
                .param("most", most)
                .params(LeadReach.values(person))
                .query((row, number) -> {
                    var title = LeadNames.title(
                            row.getString("first_name"),
                            row.getString("last_name"),
                            row.getString("company_name"),
                            row.getString("email"),
                            row.getString("phone"));
                    return new RelatedLead(
                            new LeadId(row.getObject("id", UUID.class)),
                            person.may(Right.SEE_PERSONAL_DATA) ? title : Masked.personal(title),
                            LeadStatus.parse(row.getString("status")));
                })
                .list();
    }

    /** Whether nobody may contact the lead's person any more. */
    public boolean isSuppressed(LeadId id) {
        var lead = leads.view(id);
        return consents.isSuppressed(lead.email(), lead.phoneE164());
    }

    /**
     * Does nothing if the person may see the lead.
     *
     * @throws NotFound if there is none, or the person may not see it
     */
    public void check(LeadId id, SignedIn person) {
        if (!LeadReach.isEverything(person) && seen(Set.of(id.value()), person).isEmpty()) {
            throw new NotFound("lead", id);
        }
    }

    /**
     * The same for what belongs to a lead: an opportunity that was made of it. Companies and contacts belong to everybody.
     *
     * @throws NotFound if the person may not see the lead
     */
    public void check(RecordRef record, SignedIn person) {
        if (record.type() == RecordType.LEAD) {
            check(new LeadId(record.id()), person);
        } else if (record.type() == RecordType.OPPORTUNITY && !LeadReach.isEverything(person)) {
            var lead = jdbc.sql("select lead_id from crm.opportunity where id = :id and lead_id is not null")
                    .param("id", record.id())
                    .query(UUID.class)
                    .optional();
            lead.ifPresent(id -> check(new LeadId(id), person));
        }
    }

    /** Those of these leads that the person may see; no statement for whoever sees all. */
    public Set<UUID> seen(Collection<UUID> leads, SignedIn person) {
        if (leads.isEmpty() || LeadReach.isEverything(person)) {
            return Set.copyOf(leads);
        }
        return jdbc
                .sql("select l.id from crm.lead l where l.id = any(:ids::uuid[]) and " + LeadReach.condition(person))
                .param("ids", leads.stream().map(UUID::toString).toArray(String[]::new))
                .params(LeadReach.values(person))
                .query(UUID.class)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
