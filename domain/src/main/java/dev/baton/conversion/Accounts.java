package dev.baton.conversion;

import dev.baton.customer.Company;
import dev.baton.customer.CompanyId;
import dev.baton.customer.Contact;
import dev.baton.customer.ContactId;
import dev.baton.customer.Customers;
import dev.baton.customer.NewCompany;
import dev.baton.customer.NewContact;
import dev.baton.lead.ConvertibleLead;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the company and the contact a lead belongs to, or makes them. */
@Component
class Accounts {
    /** The company and contact of a lead, and which of them are new. */
    record Account(
            CompanyId company,
            boolean companyCreated,
            @Nullable ContactId contact,
            boolean contactCreated) {}

    private final Customers customers;

    Accounts(Customers customers) {
        this.customers = customers;
    }

    Account of(ConvertibleLead lead) {
        var known = knownContact(lead);
        if (known != null && known.company() != null) {
            return new Account(known.company(), false, known.id(), false);
        }
        var company = customers.findCompany(lead.companyDomain(), lead.companyName());
        var companyId = company.map(Company::id).orElseGet(() -> customers.addCompany(companyOf(lead)));
        if (known != null) {
            return new Account(companyId, company.isEmpty(), known.id(), false);
        }
        var hasPerson = !(lead.firstName() + lead.lastName()).isBlank() || lead.email() != null || lead.phone() != null;
        var contact = hasPerson ? customers.addContact(contactOf(lead, companyId)) : null;
        return new Account(companyId, company.isEmpty(), contact, contact != null);
    }

    private @Nullable Contact knownContact(ConvertibleLead lead) {
        var email = lead.emailKey();
        return email == null
                ? null
                : customers
                        .findContact(email, lead.firstName(), lead.lastName())
                        .orElse(null);
    }

    private static NewCompany companyOf(ConvertibleLead lead) {
        var domain = lead.companyDomain();
        var name = !lead.companyName().isBlank() ? lead.companyName() : domain != null ? domain : lead.title();
        return new NewCompany(
                name, domain, lead.country(), lead.industry(), lead.employees(), null, lead.owner(), false);
    }

    private static NewContact contactOf(ConvertibleLead lead, CompanyId company) {
        var last = lead.lastName().isBlank() ? lead.title() : lead.lastName();
        return new NewContact(
                company,
                lead.firstName(),
                last,
                lead.email(),
                lead.emailKey(),
                lead.phone(),
                lead.phoneE164(),
                lead.jobTitle());
    }
}
