package dev.baton.lead;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What we know of a company already: from our customers, else from earlier leads. */
@Component
class KnownCompanies {
    private final JdbcClient jdbc;

    KnownCompanies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CompanyData> ofDomain(String domain, LeadId except) {
        return jdbc.sql("""
                        select * from (
                          (select 1 as rank, name, domain, country, industry, employees, phone_e164 as phone
                             from crm.company where domain = :domain and withdrawn_at is null
                            order by customer desc, created_at limit 1)
                          union all
                          (select 2, company_name, company_domain, country, industry, employees, null
                             from crm.lead
                            where company_domain = :domain and id <> :except and company_name <> '' and industry is not null
                            order by received_at desc limit 1)) known
                         order by rank limit 1
                        """)
                .param("domain", domain)
                .param("except", except.value())
                .query((row, number) -> new CompanyData(
                        row.getString("name"),
                        row.getString("domain"),
                        row.getString("country"),
                        row.getString("industry"),
                        row.getObject("employees", Integer.class),
                        row.getString("phone")))
                .optional();
    }
}
