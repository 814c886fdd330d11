package dev.baton.demo;

import dev.baton.customer.Customers;
import dev.baton.customer.NewCompany;
import dev.baton.customer.NewContact;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The companies and people that both tenants knew before the first lead came. */
@Component
class KnownCustomers {
    private final Customers customers;
    private final People people;

    KnownCustomers(Customers customers, People people) {
        this.customers = customers;
        this.people = people;
    }

    void write() {
        var acme = DemoTenants.ACME;
        Tenancy.run(acme.id(), Actor.system("demo"), () -> {
            know(
                    "Nordwind Logistik GmbH",
                    "nordwind-logistik.example",
                    "DE",
                    "logistics",
                    850,
                    "alex",
                    true,
                    "Jana",
                    "Albers");
            know(
                    "Helvetia Präzision AG",
                    "helvetia-praezision.example",
                    "CH",
                    "manufacturing",
                    1200,
                    "alex",
                    true,
                    "Reto",
                    "Frei");
            know(
                    "Brightwater Health",
                    "brightwater-health.example",
                    "GB",
                    "healthcare",
                    640,
                    null,
                    false,
                    "Gareth",
                    "Lloyd");
            know("Porto Cork", "portocork.example", "PT", "manufacturing", 95, "sophie", false, "Inês", "Moreira");
        });
        var globex = DemoTenants.GLOBEX;
        Tenancy.run(globex.id(), Actor.system("demo"), () -> {
            know("Harbor Foods", "harborfoods.example", "US", "manufacturing", 780, "gary", true, "Denise", "Walker");
            know(
                    "Blue Ridge Cold Storage",
                    "blueridge-cold.example",
                    "US",
                    "logistics",
                    220,
                    "gary",
                    true,
                    "Hank",
                    "Osborne");
        });
    }

    private void know(
            String name,
            String domain,
            String country,
            String industry,
            int employees,
            @Nullable String owner,
            boolean customer,
            String firstName,
            String lastName) {
        var carer = owner == null ? null : people.byLogin(owner).map(Person::id).orElse(null);
        var company =
                customers.addCompany(new NewCompany(name, domain, country, industry, employees, null, carer, customer));
        var email = (firstName + "." + lastName + "@" + domain).toLowerCase(Locale.ROOT);
        var ignored = customers.addContact(
                new NewContact(company, firstName, lastName, email, email, null, null, "Head of Operations"));
    }
}
