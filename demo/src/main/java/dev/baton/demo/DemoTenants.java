package dev.baton.demo;

import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import java.time.ZoneId;
import java.util.List;

/** The two companies of the default run. */
final class DemoTenants {
    static final Tenant ACME = new Tenant(
            TenantId.parse("0190a000-0000-7000-8000-000000000001"),
            "acme",
            "Acme Robotics",
            ZoneId.of("Europe/Berlin"),
            "DE",
            "en",
            "acme-public",
            "hello@acme.example");
    static final Tenant GLOBEX = new Tenant(
            TenantId.parse("0190a000-0000-7000-8000-000000000002"),
            "globex",
            "Globex Solar",
            ZoneId.of("America/New_York"),
            "US",
            "en",
            "globex-public",
            "hello@globex.example");
    static final List<Tenant> ALL = List.of(ACME, GLOBEX);

    private DemoTenants() {}

    /** The address whose letters become tickets: {@code help@acme.example}. */
    static String supportOf(Tenant tenant) {
        return "help" + tenant.mailAddress().substring(tenant.mailAddress().lastIndexOf('@'));
    }
}
