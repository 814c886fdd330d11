package dev.baton.erasure;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out which records are one person, and by which words they are named. */
@Component
class PersonSearch {
    /** A merge of a merge of a merge: deeper than that nobody goes. */
    private static final int ROUNDS = 6;

    private static final int SHORTEST_NUMBER = 6;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final JdbcClient jdbc;
    private final Tenants tenants;

    PersonSearch(JdbcClient jdbc, Tenants tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    /** What a search gathers on its way. */
    private static final class Gathered {
        private final Set<UUID> leads = new HashSet<>();
        private final Set<UUID> contacts = new HashSet<>();
        private final Set<UUID> tickets = new HashSet<>();
        private final Set<String> keys = new HashSet<>();
        private final Set<String> addresses = new HashSet<>();
        private final Set<String> phones = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final Set<String> words = new HashSet<>();
        private @Nullable String language;

        int size() {
            return leads.size() + contacts.size() + tickets.size() + keys.size();
        }
    }

    Person find(Subject subject) {
        var id = Tenancy.required();
        var tenant = tenants.byId(id).orElseThrow(() -> new IllegalStateException("There is no tenant " + id));
        var found = new Gathered();
        begin(subject, found);
        for (var round = 0; round < ROUNDS; round++) {
            var before = found.size();
            leads(found, tenant.country());
            contacts(found, tenant.country());
            tickets(found, tenant.country());
            if (found.size() == before) {
                break;
            }
        }
        if (subject.phone() != null) {
            phone(subject.phone(), tenant.country(), found);
        }
        withoutCompanyNames(found);
        return new Person(
                Set.copyOf(found.leads),
                Set.copyOf(found.contacts),
                opportunities(found),
                Set.copyOf(found.tickets),
                namesakes(found),
                new PersonTerms(found.addresses, found.phones, found.names, found.words),
                found.language == null ? tenant.locale() : found.language);
    }

    private static void begin(Subject subject, Gathered found) {
        var record = subject.record();
        if (record != null) {
            switch (record.type()) {
                case LEAD -> found.leads.add(record.id());
                case CONTACT -> found.contacts.add(record.id());
                case TICKET -> found.tickets.add(record.id());
                default ->
                    throw new IllegalArgumentException("A " + record.type().key() + " is no person");
            }
        }
        address(subject.email(), found);
        fullName(subject.name(), found);
    }

    private static void fullName(@Nullable String name, Gathered found) {
        if (name != null && name.strip().contains(" ")) {
            var words = name.strip();
            var cut = words.lastIndexOf(' ');
            name(words.substring(0, cut), words.substring(cut + 1), found);
        }
    }

    private void leads(Gathered found, String country) {
        jdbc.sql("""
                        select id, first_name, last_name, email, email_key, phone, phone_e164, language from crm.lead
                         where id = any(:leads) or email_key = any(:keys)
                            or merged_into = any(:leads) or merged_into = any(:contacts)
                            or id in (select merged_into from crm.lead where id = any(:leads))
                            or id in (select lead_id from crm.conversion where contact_id = any(:contacts) and undone_at is null)
                        """)
                .param("leads", found.leads.toArray(UUID[]::new))
                .param("contacts", found.contacts.toArray(UUID[]::new))
                .param("keys", found.keys.toArray(String[]::new))
                .query(row -> {
                    found.leads.add(row.getObject("id", UUID.class));
                    if (found.language == null) {
                        found.language = row.getString("language");
                    }
                    person(row, country, found);
                });
    }

    private void contacts(Gathered found, String country) {
        jdbc.sql("""
                        select id, first_name, last_name, email, email_key, phone, phone_e164 from crm.contact
                         where id = any(:contacts) or email_key = any(:keys)
                            or id in (select merged_into from crm.lead where id = any(:leads))
                            or id in (select contact_id from crm.conversion where lead_id = any(:leads) and undone_at is null)
                        """)
                .param("leads", found.leads.toArray(UUID[]::new))
                .param("contacts", found.contacts.toArray(UUID[]::new))
                .param("keys", found.keys.toArray(String[]::new))
                .query(row -> {
                    found.contacts.add(row.getObject("id", UUID.class));
                    person(row, country, found);
                });
    }

    private void tickets(Gathered found, String country) {
        jdbc.sql("""
                        select id, requester_name, requester_email, requester_phone, contact_id, language from crm.ticket
                         where id = any(:tickets) or requester_email_key = any(:keys) or contact_id = any(:contacts)
                        """)
                .param("tickets", found.tickets.toArray(UUID[]::new))
                .param("contacts", found.contacts.toArray(UUID[]::new))
                .param("keys", found.keys.toArray(String[]::new))
                .query(row -> {
                    found.tickets.add(row.getObject("id", UUID.class));
                    var contact = row.getObject("contact_id", UUID.class);
                    if (contact != null) {
                        found.contacts.add(contact);
                    }
                    if (found.language == null) {
                        found.language = row.getString("language");
                    }
                    address(row.getString("requester_email"), found);
                    phone(row.getString("requester_phone"), country, found);
                    fullName(row.getString("requester_name"), found);
                });
    }

    private static void person(ResultSet row, String country, Gathered found) throws SQLException {
        address(row.getString("email"), found);
        address(row.getString("email_key"), found);
        phone(row.getString("phone"), country, found);
        phone(row.getString("phone_e164"), country, found);
        name(row.getString("first_name"), row.getString("last_name"), found);
    }

    private static void address(@Nullable String address, Gathered found) {
        if (address != null && !address.isBlank()) {
            found.addresses.add(address.strip());
            found.addresses.add(address.strip().toLowerCase(Locale.ROOT));
            found.keys.add(address.strip().toLowerCase(Locale.ROOT));
        }
    }

    private static void phone(@Nullable String written, String country, Gathered found) {
        if (written == null || written.chars().filter(Character::isDigit).count() < SHORTEST_NUMBER) {
            return;
        }
        found.phones.add(written.strip());
        try {
            var number = NUMBERS.parse(written, country);
            Stream.of(PhoneNumberFormat.values()).forEach(format -> found.phones.add(NUMBERS.format(number, format)));
            found.phones.add(NUMBERS.format(number, PhoneNumberFormat.NATIONAL).replaceAll("\\D", ""));
        } catch (NumberParseException notANumber) {
            found.phones.add(written.replaceAll("\\D", ""));
        }
    }

    private static void name(String first, String last, Gathered found) {
        if (first.isBlank() || last.isBlank()) {
            return;
        }
        found.names.add(first.strip() + " " + last.strip());
        found.names.add(last.strip() + " " + first.strip());
        found.names.add(last.strip() + ", " + first.strip());
        if (PersonTerms.tells(last.strip())) {
            found.words.add(last.strip());
        }
    }

    /** A company that is called like its owner keeps its name wherever it is named. */
    private void withoutCompanyNames(Gathered found) {
        found.words.removeIf(word -> jdbc.sql("select exists (select 1 from crm.company where name ilike :like)")
                .param("like", "%" + word.replace("%", "\\%").replace("_", "\\_") + "%")
                .query(Boolean.class)
                .single());
    }

    private Set<UUID> opportunities(Gathered found) {
        return Set.copyOf(
                jdbc.sql("select id from crm.opportunity where contact_id = any(:contacts) or lead_id = any(:leads)")
                        .param("leads", found.leads.toArray(UUID[]::new))
                        .param("contacts", found.contacts.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    private Set<UUID> namesakes(Gathered found) {
        return Set.copyOf(jdbc.sql("""
                        select id from crm.lead
                         where lower(first_name || ' ' || last_name) = any(:names) and id <> all(:leads)
                        union all
                        select id from crm.contact
                         where lower(first_name || ' ' || last_name) = any(:names) and id <> all(:contacts)
                        """)
                .param(
                        "names",
                        found.names.stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("leads", found.leads.toArray(UUID[]::new))
                .param("contacts", found.contacts.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
