package dev.baton.demo;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.tenant.Tenant;
import java.util.List;
import java.util.Set;

/**
 * Somebody a newcomer can sign in as.
 *
 * @param job what the person does, in a word or two
 */
public record DemoPerson(Tenant tenant, String login, String name, String job, Set<Role> roles, List<String> teams) {
    static final String PASSWORD = "baton";

    static final List<DemoPerson> ALL = List.of(
            person(DemoTenants.ACME, "sam", "Sam Okafor", "Sales development", Role.SALES, "sales-sdr"),
            person(DemoTenants.ACME, "sophie", "Sophie Lindner", "Sales development", Role.SALES, "sales-sdr"),
            person(DemoTenants.ACME, "alex", "Alex Moreau", "Account executive", Role.SALES, "sales-ae"),
            person(DemoTenants.ACME, "olga", "Olga Brandt", "Sales operations", Role.SALES, "sales-ops"),
            person(
                    DemoTenants.ACME,
                    "mara",
                    "Mara Weiss",
                    "Sales manager",
                    Role.MANAGER,
                    "sales-manager",
                    "compliance"),
            person(DemoTenants.ACME, "tom", "Tom Fischer", "Support", Role.SUPPORT, "support-l1"),
            person(DemoTenants.ACME, "theo", "Theo Braun", "Support, second level", Role.SUPPORT, "support-l2"),
            person(DemoTenants.ACME, "lena", "Lena Vogt", "Support lead", Role.MANAGER, "support-lead"),
            person(DemoTenants.ACME, "fiona", "Fiona Keller", "Finance", Role.FINANCE, "finance-ar"),
            person(DemoTenants.ACME, "ole", "Ole Hansen", "Onboarding", Role.ONBOARDING, "cs-onboarding"),
            person(DemoTenants.ACME, "anna", "Anna Petrov", "Business analyst", Role.ANALYST, "analyst"),
            person(DemoTenants.ACME, "otto", "Otto Krause", "Operations", Role.OPERATIONS, "operations"),
            person(DemoTenants.ACME, "ada", "Ada Schmidt", "Administrator", Role.ADMIN, "tenant-admin", "compliance"),
            person(DemoTenants.ACME, "rita", "Rita Novak", "Auditor", Role.READ_ONLY, "auditors"),
            person(DemoTenants.GLOBEX, "gina", "Gina Torres", "Sales development", Role.SALES, "sales-sdr"),
            person(DemoTenants.GLOBEX, "gary", "Gary Chen", "Account executive", Role.SALES, "sales-ae"),
            person(DemoTenants.GLOBEX, "glen", "Glen Okoye", "Sales operations", Role.SALES, "sales-ops"),
            person(
                    DemoTenants.GLOBEX,
                    "grace",
                    "Grace Miller",
                    "Sales manager",
                    Role.MANAGER,
                    "sales-manager",
                    "compliance"),
            person(DemoTenants.GLOBEX, "gus", "Gus Ramirez", "Support", Role.SUPPORT, "support-l1"),
            person(DemoTenants.GLOBEX, "gerd", "Gerd Quinn", "Support, second level", Role.SUPPORT, "support-l2"),
            person(DemoTenants.GLOBEX, "gloria", "Gloria Reyes", "Support lead", Role.MANAGER, "support-lead"),
            person(DemoTenants.GLOBEX, "gwen", "Gwen Park", "Finance", Role.FINANCE, "finance-ar"),
            person(DemoTenants.GLOBEX, "greta", "Greta Hall", "Onboarding", Role.ONBOARDING, "cs-onboarding"),
            person(DemoTenants.GLOBEX, "gabe", "Gabe Young", "Business analyst", Role.ANALYST, "analyst"),
            person(DemoTenants.GLOBEX, "gil", "Gil Stone", "Operations", Role.OPERATIONS, "operations"),
            person(DemoTenants.GLOBEX, "gaia", "Gaia Reed", "Administrator", Role.ADMIN, "tenant-admin", "compliance"),
            person(DemoTenants.GLOBEX, "gene", "Gene Woods", "Auditor", Role.READ_ONLY, "auditors"));

    private static DemoPerson person(Tenant tenant, String login, String name, String job, Role role, String... teams) {
        return new DemoPerson(tenant, login, name, job, Set.of(role), List.of(teams));
    }

    static List<DemoPerson> of(Tenant tenant) {
        return ALL.stream().filter(person -> person.tenant().equals(tenant)).toList();
    }

    static DemoPerson named(String login) {
        return ALL.stream()
                .filter(person -> person.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + login));
    }

    SignedIn signedIn() {
        return new SignedIn(login, name, tenant.id().value(), roles, Set.copyOf(teams), false);
    }

    public String email() {
        return login + "@" + tenant.key() + ".example";
    }

    public String password() {
        return PASSWORD;
    }

    /** What the sign-in page says below the name. */
    public String role() {
        return job;
    }

    public String team() {
        return tenant.name();
    }
}
