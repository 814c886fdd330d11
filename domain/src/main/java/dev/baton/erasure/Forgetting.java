package dev.baton.erasure;

import dev.baton.announcement.Announcements;
import dev.baton.announcement.EventType;
import dev.baton.consent.ConsentService;
import dev.baton.customer.ContactId;
import dev.baton.customer.Customers;
import dev.baton.lead.LeadErasure;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadPrivacy;
import dev.baton.lead.LeadService;
import dev.baton.sms.OptOuts;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets a person, one step at a time. Each step can be repeated, and finds nothing left to do then. */
@Service
@Transactional
public class Forgetting {
    private final ErasureRows rows;
    private final Archive archive;
    private final LeadService leads;
    private final LeadPrivacy privacy;
    private final TicketPrivacy tickets;
    private final LeadErasure words;
    private final Customers customers;
    private final ConsentService consents;
    private final OptOuts optOuts;
    private final ProcessMemory memory;
    private final Announcements announcements;
    private final AuditWords audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Forgetting(
            ErasureRows rows,
            Archive archive,
            LeadService leads,
            LeadPrivacy privacy,
            TicketPrivacy tickets,
            LeadErasure words,
            Customers customers,
            ConsentService consents,
            OptOuts optOuts,
            ProcessMemory memory,
            Announcements announcements,
            AuditWords audit,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.archive = archive;
        this.leads = leads;
        this.privacy = privacy;
        this.tickets = tickets;
        this.words = words;
        this.customers = customers;
        this.consents = consents;
        this.optOuts = optOuts;
        this.memory = memory;
        this.announcements = announcements;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ends whatever runs for the person's leads and tickets; where nothing runs, the record is forgotten at once. */
    public void endJourneys(ErasureId id) {
        person(id).leads().stream()
                .sorted()
                .map(LeadId::new)
                .filter(lead -> !leads.view(lead).erased())
                .forEach(privacy::requestErasure);
        openTickets(id).forEach(tickets::requestErasure);
    }

    /** Those of the person's tickets that are not forgotten yet; one that a law keeps stays. */
    private List<TicketId> openTickets(ErasureId id) {
        var kept = kept(id);
        return person(id).tickets().stream()
                .filter(ticket -> !kept.contains(ticket))
                .sorted()
                .map(TicketId::new)
                .filter(tickets::isKnown)
                .toList();
    }

    /** Forgets the person's records, and replaces their name and addresses wherever else they stand. */
    public void records(ErasureId id) {
        var person = person(id);
        var kept = kept(id);
        person.leads().stream()
                .sorted()
                .map(LeadId::new)
                .filter(lead -> !leads.view(lead).erased())
                .forEach(privacy::erase);
        openTickets(id).forEach(tickets::erase);
        for (var record : person.records()) {
            if (!kept.contains(record.id())) {
                words.forget(record, null);
            }
        }
        contacts(id, person, kept);
        person.terms().addresses().stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(consents::forget);
        person.terms().phones().forEach(optOuts::forget);
        person.terms().phones().stream().filter(consents::isSuppressed).forEach(consents::forget);
        letters(person);
        archive.forget(person, kept);
    }

    private void contacts(ErasureId id, Person person, Set<UUID> kept) {
        var until = rows.view(id).keepUntil();
        for (var contact : person.contacts().stream().sorted().toList()) {
            if (!kept.contains(contact)) {
                customers.anonymise(new ContactId(contact));
            } else if (until != null) {
                customers.restrict(new ContactId(contact), until);
            }
        }
    }

    /** A letter or text of theirs that nobody has read yet goes unread, and one to them that has not left stays here. */
    private void letters(Person person) {
        var addresses = person.terms().addresses().stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        jdbc.sql("""
            update crm.inbox set state = 'done', done_at = coalesce(done_at, :now)
             where kind = 'mail' and state <> 'done' and lower(payload ->> 'from') = any(:addresses)
            """)
                .param("now", ErasureRows.utc(clock.instant()))
                .param("addresses", addresses)
                .update();
        jdbc.sql("""
                        update crm.outbox set state = 'cancelled'
                         where state in ('waiting', 'dead') and lower(recipient) = any(:addresses)
                           and record_type <> 'erasure'
                        """).param("addresses", addresses).update();
        var numbers = person.terms().phones().toArray(String[]::new);
        jdbc.sql("""
                        update crm.inbox set state = 'done', done_at = coalesce(done_at, :now)
                         where kind = 'sms' and state <> 'done' and payload ->> 'from' = any(:numbers)
                        """)
                .param("now", ErasureRows.utc(clock.instant()))
                .param("numbers", numbers)
                .update();
        jdbc.sql("""
                        update crm.outbox set state = 'cancelled'
                         where channel = 'sms' and state in ('waiting', 'dead') and recipient = any(:numbers)
                        """).param("numbers", numbers).update();
    }

    /** Forgets what the engine remembers of the person. */
    public void processes(ErasureId id) {
        if (memory.forget(person(id).terms(), person(id).records()) < 0) {
            throw new IllegalStateException("No row can be forgotten less than not at all");
        }
    }

    /** Blanks what the audit trail says about the person; that something was done, by whom and when, stays provable. */
    public void auditTrail(ErasureId id) {
        audit.blank(id, person(id), kept(id));
    }

    /**
     * Forgets whom the request was about, with the letter that answered it.
     *
     * @return false while the letter is still on its way: then nothing happens
     */
    public boolean request(ErasureId id) {
        var onItsWay = jdbc.sql("select exists (select 1 from crm.outbox where record_type = 'erasure' "
                        + "and record_id = ? and state = 'waiting' and channel not in ('event', 'webhook'))")
                .param(id.value())
                .query(Boolean.class)
                .single();
        if (onItsWay) {
            return false;
        }
        var letters = idsOf(
                "select id from crm.outbox where record_type = 'erasure' and record_id = ? "
                        + "and channel not in ('event', 'webhook')",
                id);
        var timeline = idsOf("select id from crm.activity where record_type = 'erasure' and record_id = ?", id);
        words.forget(id.record(), null);
        jdbc.sql("update crm.outbox set key = 'erased:' || id, last_answer = null where id = any(:letters)")
                .param("letters", letters.toArray(UUID[]::new))
                .update();
        jdbc.sql("update crm.outbox_attempt set answer = '' where outbox_id = any(:letters)")
                .param("letters", letters.toArray(UUID[]::new))
                .update();
        note(id);
        rows.forgetSubject(id);
        audit.blank(id, letters);
        audit.blank(id, timeline);
        rows.set(id, Map.of("state", ErasureState.ANSWERED.key(), "answered_at", ErasureRows.utc(clock.instant())));
        var outcome = rows.view(id).outcome();
        announcements.announce(
                EventType.ERASURE_ANSWERED,
                id.record(),
                "answered",
                Map.of("request", id.toString(), "outcome", (outcome == null ? ErasureOutcome.REFUSE : outcome).key()));
        return true;
    }

    /** What whoever decided wrote may name the person. */
    private void note(ErasureId id) {
        var note = rows.view(id).decisionNote();
        var person = rows.person(id);
        if (note == null || person.isEmpty()) {
            return;
        }
        var named = person.get().terms().worded().matcher(note);
        if (named.find()) {
            rows.set(id, Map.of("decision_note", named.replaceAll(PersonTerms.ERASED)));
            audit.blank(id, List.of(id.value()));
        }
    }

    private List<UUID> idsOf(String query, ErasureId id) {
        return jdbc.sql(query).param(id.value()).query(UUID.class).list();
    }

    private Set<UUID> kept(ErasureId id) {
        var kept = new HashSet<>(rows.kept(id));
        kept.add(id.value());
        return kept;
    }

    private Person person(ErasureId id) {
        return rows.person(id).orElseThrow(() -> new IllegalStateException("Nobody was searched for in request " + id));
    }
}
