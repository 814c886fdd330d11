package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.calendar.CalendarService;
import dev.baton.people.People;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A company's administrator at work in the browser, and what her changes do. */
class AdministratorIT extends BrowserTest {
    /** More work than any test gives to anybody. */
    private static final int ROOM = 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));
    private final LocalDate today = LocalDate.now(Clock.system(ZoneOffset.UTC));

    @AfterEach
    void tidied() {
        SettingsPages.inAcme(jdbc -> jdbc.sql("delete from crm.person_absence where reason = 'Training'")
                .update());
        SettingsPages.inAcme(jdbc -> jdbc.sql("delete from crm.mailbox where username like 'browser%'")
                .update());
    }

    @Test
    void whoever_is_away_is_given_no_work_until_the_absence_is_removed() {
        // Whatever other tests have given people to do, nobody here is full.
        assertThat(roomFor(ROOM)).isPositive();
        try {
            absenceIsHeeded();
        } finally {
            assertThat(roomFor(-ROOM)).isPositive();
        }
    }

    private static int roomFor(int more) {
        return SettingsPages.inAcme(jdbc -> jdbc.sql("update crm.person set capacity = capacity + :more")
                .param("more", more)
                .update());
    }

    private void absenceIsHeeded() {
        var busy = ownerOf(register());
        signIn("ada");
        page.navigate(TheDemo.address() + "/settings/people/" + busy);
        page.getByRole(AriaRole.LINK, named("Enter absence")).click();
        page.getByLabel("First day").fill(today.minusDays(1).toString());
        page.getByLabel("Last day").fill(today.plusDays(2).toString());
        page.getByLabel("Reason").fill("Training");
        page.getByRole(AriaRole.BUTTON, named("Enter absence")).click();
        assertThat(page.locator("#away-" + busy + " td.away").first()).isVisible();

        assertThat(isThere(busy)).isFalse();
        assertThat(IntStream.range(0, 4).mapToObj(each -> ownerOf(register())).toList())
                .doesNotContain(busy);

        page.locator(".lines a.danger").first().click();
        page.getByRole(AriaRole.BUTTON, named("Remove absence")).click();
        assertThat(page.locator("td.away")).hasCount(0);
        assertThat(isThere(busy)).isTrue();
    }

    @Test
    void a_holiday_more_is_a_day_less_to_keep_a_promise() {
        var day = "2031-03-05";
        signIn("ada");
        assertThat(isWorkingDay(day)).isTrue();
        page.navigate(TheDemo.address() + "/settings/calendars");
        page.getByRole(AriaRole.LINK, named("All holidays")).click();
        page.locator("#holiday-form #region").fill("DE");
        page.locator("#holiday-form #date").fill(day);
        page.locator("#holiday-form #name").fill("Robot day");
        page.getByRole(AriaRole.BUTTON, named("Add holiday")).click();
        sayYesToDeadlines(page.locator("#holiday-DE-" + day));
        assertThat(page.locator("#holiday-DE-" + day)).containsText("Robot day");
        assertThat(isWorkingDay(day)).isFalse();

        page.getByRole(AriaRole.LINK, named("Remove Robot day")).click();
        page.getByRole(AriaRole.BUTTON, named("Remove holiday")).click();
        sayYesToDeadlines(page.locator("#holidays"));
        assertThat(page.locator("#holiday-DE-" + day)).hasCount(0);
        assertThat(isWorkingDay(day)).isTrue();
    }

    /** Tickets of other tests may be promised something about that day; otherwise the page shows this. */
    private void sayYesToDeadlines(Locator otherwise) {
        var yes = page.locator("#deadlines button.primary");
        assertThat(yes.or(otherwise).first()).isVisible();
        if (yes.isVisible()) {
            yes.click();
        }
    }

    @Test
    void a_mailbox_is_tried_with_the_wrong_and_the_right_password_and_then_read() {
        var address = "browser" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example";
        var server = TheDemo.running().mail().server();
        server.setUser(address, address, "right");
        signIn("ada");
        page.navigate(TheDemo.address() + "/settings/mailboxes");
        page.getByRole(AriaRole.LINK, named("Add mailbox")).click();
        page.locator("#host").fill("127.0.0.1");
        page.locator("#port").fill(String.valueOf(server.getImap().getPort()));
        page.locator("#tls").uncheck();
        page.locator("#username").fill(address);
        page.locator("#password").fill("wrong");
        page.getByRole(AriaRole.BUTTON, named("Test connection")).click();
        assertThat(page.locator("#answer")).containsText("refuses user name or password");

        page.locator("#password").fill("right");
        page.getByRole(AriaRole.BUTTON, named("Test connection")).click();
        assertThat(page.locator("#answer")).containsText("The connection works");
        assertThat(page.locator("#password")).hasValue("");
        page.locator("#password").fill("right");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        await().atMost(PATIENCE).pollInSameThread().until(() -> {
            page.navigate(TheDemo.address() + "/settings/mailboxes");
            return page.locator("tr", new Page.LocatorOptions().setHasText(address))
                    .innerText()
                    .contains("Is read");
        });
    }

    @Test
    void a_key_works_from_when_it_is_made_until_it_is_revoked() {
        signIn("ada");
        page.navigate(TheDemo.address() + "/settings/api-keys");
        page.locator("#name").fill("browser-machine");
        page.getByRole(AriaRole.BUTTON, named("Make key")).click();
        var secret = page.locator("#secret code").innerText();
        assertThat(Api.with(secret).get("/leads").status()).isEqualTo(200);

        page.navigate(TheDemo.address() + "/settings/api-keys");
        assertThat(page.content()).doesNotContain(secret);
        page.locator("tr", new Page.LocatorOptions().setHasText("browser-machine"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Revoke"))
                .click();
        assertThat(Api.with(secret).get("/leads").status())
                .as("asked, not yet revoked")
                .isEqualTo(200);
        page.getByRole(AriaRole.BUTTON, named("Revoke")).click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("browser-machine")))
                .containsText("Revoked");
        assertThat(Api.with(secret).get("/leads").status()).isEqualTo(401);
    }

    @Test
    void nobody_else_comes_in() {
        for (var login : List.of("mara", "sam")) {
            signIn(login);
            assertThat(page.getByRole(AriaRole.LINK, named("Settings"))).hasCount(0);
            for (var path : List.of(
                    "people",
                    "teams",
                    "absences",
                    "calendars",
                    "holidays",
                    "mailboxes",
                    "api-keys",
                    "webhooks",
                    "public-form")) {
                assertThat(page.navigate(TheDemo.address() + "/settings/" + path)
                                .status())
                        .as("%s %s", login, path)
                        .isEqualTo(403);
            }
            forgetWhoWasIn();
        }
    }

    @Test
    void a_telephone_is_wide_enough_for_every_page() {
        holdTelephone();
        signIn("ada");
        for (var path : List.of(
                "people",
                "people/sam",
                "teams",
                "absences",
                "calendars",
                "calendars/default",
                "calendars/new",
                "holidays",
                "mailboxes",
                "mailboxes/new",
                "senders/new",
                "api-keys",
                "public-form",
                "public-form/renew")) {
            fits("/settings/" + path);
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private String register() {
        return api.post("/leads", Strangers.next().json()).header("Location").replaceFirst(".*/", "");
    }

    private static String ownerOf(String lead) {
        return await().atMost(PATIENCE)
                .until(
                        () -> SettingsPages.inAcme(
                                jdbc -> jdbc.sql("select coalesce((select p.login from crm.lead l join crm.person p "
                                                + "on p.id = l.owner_id where l.id = cast(? as uuid)), '')")
                                        .param(lead)
                                        .query(String.class)
                                        .single()),
                        login -> !login.isEmpty());
    }

    private static boolean isThere(String login) {
        return Tenancy.as(DemoTenants.ACME.id(), Actor.system("test"), () -> {
            var people = TheDemo.bean(People.class);
            var now = TheDemo.bean(Clock.class).instant();
            return people.isPresent(people.byLogin(login).orElseThrow(), now);
        });
    }

    private static boolean isWorkingDay(String day) {
        return Tenancy.as(DemoTenants.ACME.id(), Actor.system("test"), () -> {
            var calendar = TheDemo.bean(CalendarService.class).defaultCalendar();
            var start = LocalDate.parse(day).atStartOfDay(calendar.zone());
            return !calendar.businessBetween(
                            start.toInstant(), start.plusDays(1).toInstant())
                    .isZero();
        });
    }
}
