package dev.baton.customer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The companies we deal with, and their people. */
@Service
@Transactional
public class Customers {

    /** Keeps a company. */
    public CompanyId addCompany(NewCompany details) {
        throw new UnsupportedOperationException();
    }

    /** Keeps a contact. */
    public ContactId addContact(NewContact details) {
        throw new UnsupportedOperationException();
    }

    /** One company. */
    public Company company(CompanyId id) {
        throw new UnsupportedOperationException();
    }

    /** One contact. */
    public Contact contact(ContactId id) {
        throw new UnsupportedOperationException();
    }

    /** The people of a company. */
    public List<Contact> contactsOf(CompanyId id) {
        throw new UnsupportedOperationException();
    }

    /** The company of a domain, else of a name (upper and lower case, and the legal form, do not count). */
    public Optional<Company> findCompany(@Nullable String domain, @Nullable String name) {
        throw new UnsupportedOperationException();
    }

    /** The contact with that e-mail address whose name is most alike. */
    public Optional<Contact> findContact(String emailKey, String firstName, String lastName) {
        throw new UnsupportedOperationException();
    }
}
