package dev.baton.customer;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.people.PersonId;
import dev.baton.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The companies we deal with, and their people. */
@Service
@Transactional
public class Customers {
    private static final String COMPANY =
            "select id, name, domain, country, industry, employees, phone_e164, owner_id, "
                    + "customer, version from crm.company ";
    private static final String CONTACT =
            "select id, company_id, first_name, last_name, email, phone, phone_e164, job_title, version from crm.contact ";
    /** Below it, one e-mail address stands for two people. */
    private static final double SAME_PERSON = 0.5;

    private final JdbcClient jdbc;
    private final Clock clock;

    Customers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public CompanyId addCompany(NewCompany details) {
        var id = CompanyId.create();
        var owner = details.owner();
        jdbc.sql(
                        "insert into crm.company (id, name, domain, country, industry, employees, phone_e164, owner_id, customer) "
                                + "values (:id, :name, :domain, :country, :industry, :employees, :phone, :owner, :customer)")
                .param("id", id.value())
                .param("name", details.name())
                .param("domain", details.domain())
                .param("country", details.country())
                .param("industry", details.industry())
                .param("employees", details.employees())
                .param("phone", details.phoneE164())
                .param("owner", owner == null ? null : owner.value())
                .param("customer", details.customer())
                .update();
        return id;
    }

    public ContactId addContact(NewContact details) {
        var id = ContactId.create();
        var company = details.company();
        jdbc.sql(
                        "insert into crm.contact (id, company_id, first_name, last_name, email, email_key, phone, phone_e164, job_title) "
                                + "values (:id, :company, :first, :last, :email, :emailKey, :phone, :phoneE164, :jobTitle)")
                .param("id", id.value())
                .param("company", company == null ? null : company.value())
                .param("first", details.firstName())
                .param("last", details.lastName())
                .param("email", details.email())
                .param("emailKey", details.emailKey())
                .param("phone", details.phone())
                .param("phoneE164", details.phoneE164())
                .param("jobTitle", details.jobTitle())
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    public Company company(CompanyId id) {
        return jdbc.sql(COMPANY + "where id = ?")
                .param(id.value())
                .query(Customers::company)
                .optional()
                .orElseThrow(() -> new NotFound("company", id));
    }

    @Transactional(readOnly = true)
    public Contact contact(ContactId id) {
        return jdbc.sql(CONTACT + "where id = ?")
                .param(id.value())
                .query(Customers::contact)
                .optional()
                .orElseThrow(() -> new NotFound("contact", id));
    }

    @Transactional(readOnly = true)
    public List<Contact> contactsOf(CompanyId id) {
        return jdbc.sql(CONTACT + "where company_id = ? and withdrawn_at is null order by last_name, first_name, id")
                .param(id.value())
                .query(Customers::contact)
                .list();
    }

    /**
     * The company of a domain, else of a name; upper and lower case, signs and the legal form do not count. A name alone
     * does not find a company that is known to have another domain.
     */
    @Transactional(readOnly = true)
    public Optional<Company> findCompany(@Nullable String domain, @Nullable String name) {
        if (domain != null) {
            var found = jdbc.sql(COMPANY
                            + "where domain = ? and withdrawn_at is null order by customer desc, created_at limit 1")
                    .param(domain)
                    .query(Customers::company)
                    .optional();
            if (found.isPresent()) {
                return found;
            }
        }
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        return jdbc.sql(COMPANY + """
                        where crm.company_key(name) = crm.company_key(:name) and crm.company_key(:name) <> ''
                          and withdrawn_at is null and (domain is null or cast(:domain as text) is null)
                        order by customer desc, created_at limit 1
                        """)
                .param("name", name)
                .param("domain", domain)
                .query(Customers::company)
                .optional();
    }

    /** The contact with that e-mail address, if the name is much the same: a shared mailbox is not one person. */
    @Transactional(readOnly = true)
    public Optional<Contact> findContact(String emailKey, String firstName, String lastName) {
        return jdbc.sql(CONTACT + """
                        where email_key = :email and withdrawn_at is null
                          and crm.person_likeness(first_name, last_name, :first, :last) >= :same
                        order by crm.person_likeness(first_name, last_name, :first, :last) desc, created_at limit 1
                        """)
                .param("email", emailKey)
                .param("first", firstName)
                .param("last", lastName)
                .param("same", SAME_PERSON)
                .query(Customers::contact)
                .optional();
    }

    /** Takes a contact back that nobody else deals with; false when somebody does. */
    @CanIgnoreReturnValue
    public boolean withdrawIfUnused(ContactId id) {
        return jdbc.sql("""
                        update crm.contact t set withdrawn_at = :now, version = version + 1
                         where id = :id and withdrawn_at is null
                           and not exists (select 1 from crm.opportunity o
                                            where o.company_id = t.company_id and o.contact_id = t.id and o.withdrawn_at is null)
                           and not exists (select 1 from crm.activity a
                                            where a.record_type = 'contact' and a.record_id = t.id)
                        """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Takes a company back that nobody else deals with; false when somebody does. */
    @CanIgnoreReturnValue
    public boolean withdrawIfUnused(CompanyId id) {
        return jdbc.sql("""
                        update crm.company c set withdrawn_at = :now, version = version + 1
                         where id = :id and withdrawn_at is null and not customer
                           and not exists (select 1 from crm.opportunity o
                                            where o.company_id = c.id and o.withdrawn_at is null)
                           and not exists (select 1 from crm.contact t
                                            where t.company_id = c.id and t.withdrawn_at is null)
                           and not exists (select 1 from crm.activity a
                                            where a.record_type = 'company' and a.record_id = c.id)
                        """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Forgets who a contact is; that there was one, and with which company, stays. */
    public void anonymise(ContactId id) {
        var changed = jdbc.sql("""
                        update crm.contact
                           set first_name = '', last_name = '', email = null, email_key = null, phone = null,
                               phone_e164 = null, job_title = null, version = version + 1
                         where id = :id and (first_name <> '' or last_name <> '' or email is not null
                               or phone is not null or phone_e164 is not null or job_title is not null)
                        """).param("id", id.value()).update();
        if (changed > 1) {
            throw new IllegalStateException("One contact should be forgotten, not " + changed);
        }
    }

    /** Keeps a contact only because a law says so, until then; nobody is to work with it. */
    public void restrict(ContactId id, LocalDate until) {
        var changed = jdbc.sql("""
                        update crm.contact set restricted_at = coalesce(restricted_at, :now), restricted_until = :until,
                               version = version + 1
                         where id = :id and restricted_until is distinct from :until
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("until", until)
                .param("id", id.value())
                .update();
        if (changed > 1) {
            throw new IllegalStateException("One contact should be restricted, not " + changed);
        }
    }

    private static Company company(ResultSet row, int number) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        return new Company(
                new CompanyId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("domain"),
                row.getString("country"),
                row.getString("industry"),
                row.getObject("employees", Integer.class),
                row.getString("phone_e164"),
                owner == null ? null : new PersonId(owner),
                row.getBoolean("customer"),
                row.getLong("version"));
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        var company = row.getObject("company_id", UUID.class);
        return new Contact(
                new ContactId(row.getObject("id", UUID.class)),
                company == null ? null : new CompanyId(company),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("phone_e164"),
                row.getString("job_title"),
                row.getLong("version"));
    }
}
