package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Both sides of a lead's journey, as people see them. */
class BrowserJourneyIT extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));

    @Test
    void a_mail_becomes_a_lead_and_the_lead_an_opportunity() {
        var customer = Strangers.next();
        write(customer);
        var lead = await().atMost(PATIENCE)
                .until(() -> leadOf(customer), Optional::isPresent)
                .orElseThrow();
        var work = waitingWork(lead, "Task_FirstContact");
        signIn(work.path("assignee").asText());

        var row = page.locator("#work-" + work.path("id").asText());
        assertThat(row).containsText("First contact");
        row.getByRole(AriaRole.BUTTON, named("Give back")).click();
        assertThat(row.getByRole(AriaRole.BUTTON, named("Take it"))).isVisible();
        row.getByRole(AriaRole.BUTTON, named("Take it")).click();
        // The row is drawn anew; a click into it before that is lost.
        assertThat(row.getByRole(AriaRole.BUTTON, named("Give back"))).isVisible();
        row.locator("a.row-link").click();
        page.waitForURL("**/work/" + work.path("id").asText());

        radio("By e-mail").check();
        page.getByLabel("Subject").fill("Your question");
        page.getByLabel(Pattern.compile("^Mail")).fill("Thank you. When may we call you?");
        radio("No").check();
        submit().click();
        page.waitForURL(url -> !url.contains(work.path("id").asText()));

        var qualify = waitingWork(lead, "Task_QualifyLead");
        page.navigate(TheDemo.address() + "/work/" + qualify.path("id").asText());
        radio("They want to buy: open an opportunity").check();
        page.getByLabel("Name of the opportunity").fill("A wrapping robot");
        page.getByLabel("What do they need?").fill("Wrap rolls of paper");
        submit().click();
        page.waitForURL(url -> !url.contains(qualify.path("id").asText()));
        await().atMost(PATIENCE).until(() -> statusOf(lead).equalsIgnoreCase("converted"));

        page.navigate(TheDemo.address() + "/leads/" + lead);
        assertThat(page.locator("#converted")).containsText("A wrapping robot");
        page.navigate(TheDemo.address() + "/leads/" + lead + "/journey");
        assertThat(page.locator("baton-journey .journey-list")).containsText("First contact");
        assertThat(page.locator("baton-journey .journey-stage svg").first()).isVisible();
        page.locator("baton-journey .journey-list")
                .getByText("First contact")
                .first()
                .click();
        assertThat(page.locator("baton-journey .journey-panel")).containsText(customer.email());
        page.navigate(TheDemo.address() + "/leads/" + lead + "/decisions");
        assertThat(page.locator("#decisions .reasons li").first()).isVisible();

        page.navigate(TheDemo.address() + "/mailbox?address=" + customer.email());
        assertThat(page.locator("article.letter")).hasCount(2);
        var letter = page.locator("article.letter").filter(new Locator.FilterOptions().setHasText("Your question"));
        letter.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Answer"))
                .click();
        page.locator("#text").fill("Call me tomorrow at ten.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
        await().atMost(PATIENCE)
                .until(() -> TheDemo.running()
                                .database()
                                .superuser()
                                .sql(
                                        "select count(*) from crm.activity where kind = 'mail_in' and body like 'Call me tomorrow at ten%'")
                                .query(Long.class)
                                .single()
                        == 1);
    }

    @Test
    void the_work_list_needs_no_mouse() {
        var lead = register();
        var work = waitingWork(lead, "Task_FirstContact");
        signIn(work.path("assignee").asText());

        page.keyboard().press("j");
        assertThat(page.locator("[data-item] a:focus")).isVisible();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/work/.+"));
        page.keyboard().press("g");
        page.keyboard().press("l");
        page.waitForURL(Pattern.compile(".*/leads.*"));
        page.keyboard().press("/");
        assertThat(page.locator("input[data-search]")).isFocused();
    }

    @Test
    void a_double_click_does_the_work_once() {
        var lead = register();
        var work = waitingWork(lead, "Task_FirstContact");
        openTask(work);

        radio("By phone").check();
        radio("Yes").check();
        submit().dblclick();
        page.waitForURL(url -> !url.contains(work.path("id").asText()));

        waitingWork(lead, "Task_QualifyLead");
        assertThat(TheDemo.running()
                        .database()
                        .superuser()
                        .sql("select count(*) from crm.activity where kind = 'call' and record_id = cast(? as uuid)")
                        .param(lead)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_what_was_typed_stays() {
        var work = waitingWork(register(), "Task_FirstContact");
        openTask(work);

        radio("By e-mail").check();
        page.getByLabel(Pattern.compile("^Mail")).fill("Words that took a while.");
        submit().click();

        assertThat(page.locator(".fjs-form-field-error").first()).isVisible();
        assertThat(page.locator(".form-summary")).isVisible();
        assertThat(page.getByLabel(Pattern.compile("^Mail"))).hasValue("Words that took a while.");
        assertThat(page.url()).contains(work.path("id").asText());
    }

    @Test
    void a_telephone_is_wide_enough_for_every_page() {
        var lead = register();
        var work = waitingWork(lead, "Task_FirstContact");
        holdTelephone();
        fits("/login");
        fits("/mailbox");
        signIn(work.path("assignee").asText());

        for (var path : List.of(
                "/work",
                "/work?scope=all",
                "/work/" + work.path("id").asText(),
                "/leads",
                "/leads/new",
                "/leads/" + lead,
                "/leads/" + lead + "/journey",
                "/leads/" + lead + "/decisions",
                "/leads/" + lead + "/changes",
                "/leads/" + lead + "/edit",
                "/imports")) {
            fits(path);
        }
    }

    private void write(Strangers.Stranger customer) {
        page.navigate(TheDemo.address() + "/mailbox");
        page.locator("#from").fill(customer.email());
        page.locator("#name").fill(customer.name());
        page.locator("#subject").fill("A wrapping robot");
        page.locator("#text").fill("We are " + customer.company() + " and need a wrapping robot. Please call us.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
    }

    private void openTask(JsonNode work) {
        signIn(work.path("assignee").asText());
        page.navigate(TheDemo.address() + "/work/" + work.path("id").asText());
    }

    private Locator radio(String label) {
        return page.locator("baton-form").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator submit() {
        return page.locator("baton-form .form-actions button");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private String register() {
        return api.post("/leads", Strangers.next().json()).header("Location").replaceFirst(".*/", "");
    }

    private Optional<String> leadOf(Strangers.Stranger customer) {
        return StreamSupport.stream(
                        api.get("/leads?q=" + customer.email())
                                .json()
                                .path("rows")
                                .spliterator(),
                        false)
                .map(row -> row.path("id").path("value").asText(row.path("id").asText()))
                .findFirst();
    }

    private String statusOf(String lead) {
        return api.get("/leads/" + lead).json().path("status").asText();
    }

    private JsonNode waitingWork(String lead, String task) {
        return await().atMost(PATIENCE)
                .until(
                        () -> api.workOf(lead)
                                .filter(item -> item.path("taskKey").asText().equals(task))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
