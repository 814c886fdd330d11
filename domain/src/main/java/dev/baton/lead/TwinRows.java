package dev.baton.lead;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and keeps candidates for twins. */
@Component
class TwinRows {
    /** How alike two names must be to be looked at, 0 to 1: below, everybody is like somebody. */
    private static final String LIKENESS = "0.45";

    private static final int MOST_PER_WAY = 25;
    private static final int MOST = 10;

    /** Each way to find somebody is its own query, so that each uses its own index. */
    private static final String FIND = """
            with found as (
              (select 'lead' as type, id from crm.lead where email_key = :email limit :most)
              union (select 'lead', id from crm.lead where phone_e164 = :phone limit :most)
              union (select 'lead', id from crm.lead where company_domain = :domain
                      order by public.similarity(last_name, :last) desc limit :most)
              union (select 'lead', id from crm.lead where (first_name || ' ' || last_name) % :name
                      order by public.similarity(first_name || ' ' || last_name, :name) desc limit :most)
              union (select 'contact', id from crm.contact where email_key = :email limit :most)
              union (select 'contact', id from crm.contact where phone_e164 = :phone limit :most)
              union (select 'contact', t.id from crm.contact t join crm.company c on c.id = t.company_id
                      where c.domain = :domain order by public.similarity(t.last_name, :last) desc limit :most)
              union (select 'contact', id from crm.contact where (first_name || ' ' || last_name) % :name
                      order by public.similarity(first_name || ' ' || last_name, :name) desc limit :most)
            ), known as (
              select f.type, f.id, l.first_name, l.last_name, l.company_name, l.email_key, l.phone_e164,
                     l.company_domain as domain, 'lead' as existing_type, coalesce(o.active, false) as owner_active
                from found f join crm.lead l on l.id = f.id left join crm.person o on o.id = l.owner_id
               where f.type = 'lead' and l.status not in ('merged', 'converted', 'rejected', 'erased')
                 and (l.received_at, l.id) < (:receivedAt, :id)
              union all
              select f.type, f.id, t.first_name, t.last_name, coalesce(c.name, ''), t.email_key, t.phone_e164, c.domain,
                     case when p.id is not null then 'openOpportunity' when c.customer then 'customer' else 'contact' end,
                     coalesce(po.active, o.active, false)
                from found f join crm.contact t on t.id = f.id
                left join crm.company c on c.id = t.company_id left join crm.person o on o.id = c.owner_id
                left join lateral (select id, owner_id from crm.opportunity
                                    where contact_id = t.id and withdrawn_at is null and stage not in ('won', 'lost')
                                    order by opened_at desc limit 1) p on true
                left join crm.person po on po.id = p.owner_id
               where f.type = 'contact' and t.withdrawn_at is null
            ), compared as (
              select type, id, existing_type, owner_active,
                     coalesce(email_key = :email, false) as exact_email,
                     coalesce(phone_e164 = :phone, false) as exact_phone,
                     coalesce(domain = :domain, false) as same_domain,
                     crm.company_likeness(company_name, :company) as company_similarity,
                     crm.person_likeness(first_name, last_name, :first, :last) as person_similarity
                from known
            )
            insert into crm.lead_twin (lead_id, record_type, record_id, exact_email, exact_phone, same_company_domain,
                   company_similarity, person_similarity, existing_type, owner_active, found_at)
            select :id, type, id, exact_email, exact_phone, same_domain, company_similarity, person_similarity,
                   existing_type, owner_active, :now
              from compared
             where exact_email or exact_phone or same_domain and person_similarity >= 0.3
                or person_similarity >= 0.6 and company_similarity >= 0.4
             order by exact_email desc, exact_phone desc, person_similarity desc, company_similarity desc, id
             limit :best
            on conflict (lead_id, record_id) do nothing
            """;

    private static final String CANDIDATES = """
            select w.*, coalesce(l.first_name, t.first_name) as first_name, coalesce(l.last_name, t.last_name) as last_name,
                   coalesce(l.company_name, c.name, '') as company_name, coalesce(l.email, t.email) as email,
                   coalesce(l.phone, t.phone) as phone, o.name as owner_name
              from crm.lead_twin w
              left join crm.lead l on w.record_type = 'lead' and l.id = w.record_id
              left join crm.contact t on w.record_type = 'contact' and t.id = w.record_id
              left join crm.company c on c.id = t.company_id
              left join crm.person o on o.id = coalesce(l.owner_id, c.owner_id)
             where w.lead_id = ? and not w.apart
             order by w.exact_email desc, w.exact_phone desc, w.person_similarity desc, w.company_similarity desc, w.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TwinRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void find(Lead lead) {
        var known = lead.details();
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', ?, true)")
                .param(LIKENESS)
                .query()
                .singleRow();
        jdbc.sql("delete from crm.lead_twin where lead_id = ? and not apart")
                .param(lead.id().value())
                .update();
        jdbc.sql(FIND)
                .param("id", lead.id().value())
                .param("receivedAt", lead.receivedAt().atOffset(ZoneOffset.UTC))
                .param("email", known.emailKey(), Types.VARCHAR)
                .param("phone", known.phoneE164(), Types.VARCHAR)
                .param("domain", known.companyDomain(), Types.VARCHAR)
                .param("first", known.firstName())
                .param("last", known.lastName())
                .param("name", known.personName())
                .param("company", known.companyName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", MOST_PER_WAY)
                .param("best", MOST)
                .update();
    }

    List<TwinCandidate> candidates(LeadId id) {
        return jdbc.sql(CANDIDATES)
                .param(id.value())
                .query((row, number) -> candidate(row))
                .list();
    }

    void decided(LeadId id, RecordRef candidate, TwinVerdict verdict, String reason) {
        jdbc.sql("update crm.lead_twin set verdict = ?, reason = ? where lead_id = ? and record_id = ?")
                .params(verdict.key(), reason, id.value(), candidate.id())
                .update();
    }

    /** A person said they are two: nobody compares them again. */
    void keepApart(LeadId id) {
        jdbc.sql("update crm.lead_twin set apart = true where lead_id = ?")
                .param(id.value())
                .update();
    }

    private static TwinCandidate candidate(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        return new TwinCandidate(
                new RecordRef(RecordType.parse(row.getString("record_type")), row.getObject("record_id", UUID.class)),
                (row.getString("first_name") + " " + row.getString("last_name")).strip(),
                row.getString("company_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("owner_name"),
                new TwinFacts(
                        row.getBoolean("exact_email"),
                        row.getBoolean("exact_phone"),
                        row.getBoolean("same_company_domain"),
                        row.getDouble("company_similarity"),
                        row.getDouble("person_similarity"),
                        TwinType.parse(row.getString("existing_type")),
                        row.getBoolean("owner_active")),
                verdict == null ? null : TwinVerdict.parse(verdict),
                row.getString("reason"));
    }
}
