package dev.baton.keycloak;

import dev.baton.Baton;
import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.OpenHours;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import dev.baton.testing.TestDatabase;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The production application, as it is delivered, signed in to at {@link RealKeycloak}: with the companies acme and
 * globex, which always work, and nobody in them who has not signed in. One for all tests of this JVM.
 */
public final class TheBaton implements AutoCloseable {
    public static final Tenant ACME = tenant("0190a000-0000-7000-8000-000000000001", "acme", "Acme Robotics");
    public static final Tenant GLOBEX = tenant("0190a000-0000-7000-8000-000000000002", "globex", "Globex Solar");

    /** Started when first asked for. */
    private static final class TheOne {
        private static final TheBaton BATON = shared();

        private static TheBaton shared() {
            var baton = start(TestDatabase.fresh(), RealKeycloak.issuer());
            RealKeycloak.admin().trust(baton.url());
            return baton;
        }
    }

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;

    private TheBaton(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /** Where the shared one listens, such as {@code http://localhost:41234}. */
    public static String address() {
        return TheOne.BATON.url();
    }

    /** A bean of the shared one, to look behind its pages. */
    public static <T> T bean(Class<T> type) {
        return TheOne.BATON.context.getBean(type);
    }

    /** What the shared one keeps its data in. */
    public static TestDatabase database() {
        return TheOne.BATON.database;
    }

    /** Starts another one, which its caller closes. */
    static TheBaton start(TestDatabase database, String issuer, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--baton.database.url=" + database.url(),
                "--baton.database.username=" + TestDatabase.RUNTIME,
                "--baton.database.password=" + TestDatabase.RUNTIME,
                "--baton.database.owner.username=" + TestDatabase.OWNER,
                "--baton.database.owner.password=" + TestDatabase.OWNER,
                "--baton.issuer.uri=" + issuer,
                "--baton.issuer.client-id=baton",
                "--baton.issuer.client-secret=for-trying-only",
                "--baton.issuer.audience=baton-api",
                // Tests refuse many tokens from one address.
                "--baton.limits.refused-keys=1000"));
        arguments.addAll(Stream.of(more).toList());
        if (Stream.of(more).noneMatch(argument -> argument.startsWith("--server.port="))) {
            arguments.add("--server.port=0");
        }
        var context = new SpringApplicationBuilder(Baton.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(new WithoutTests())
                .run(arguments.toArray(String[]::new));
        var baton = new TheBaton(database, context);
        baton.furnish(ACME);
        baton.furnish(GLOBEX);
        return baton;
    }

    String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    private void furnish(Tenant tenant) {
        context.getBean(Tenants.class).save(tenant);
        var calendars = context.getBean(CalendarService.class);
        Tenancy.run(tenant.id(), Actor.system("test"), () -> {
            if (calendars.list().isEmpty()) {
                var always = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
                Stream.of(DayOfWeek.values()).forEach(day -> always.put(day, List.of(OpenHours.ALL_DAY)));
                calendars.create(new CalendarDefinition(
                        CalendarService.DEFAULT, "Always", tenant.zone(), tenant.country(), always, List.of()));
            }
        });
    }

    private static Tenant tenant(String id, String key, String name) {
        return new Tenant(
                TenantId.parse(id),
                key,
                name,
                ZoneId.of("Europe/Berlin"),
                "DE",
                "en",
                key + "-public",
                "hello@" + key + ".example");
    }

    @Override
    public void close() {
        context.close();
    }
}
