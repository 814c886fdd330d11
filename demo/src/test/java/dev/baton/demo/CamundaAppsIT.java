package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Camunda's own web applications, as people see them who signed in at Baton once. */
class CamundaAppsIT extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final Api api = Api.with(TheDemo.apiKey(DemoTenants.ACME));

    @Test
    void the_records_a_twin_may_be_merged_into_can_be_chosen_in_tasklist() {
        var known = Strangers.next();
        var first = register(known.json());
        await().atMost(PATIENCE)
                .until(() -> !api.get("/leads/" + first)
                        .json()
                        .path("status")
                        .asText()
                        .isEmpty());
        var other = Strangers.next();
        var lead = register(other.json().replace(other.email(), known.email()));
        var task = taskOf(lead);
        signIn("olga");

        page.navigate(TheDemo.address() + "/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(page.getByText("Compare possible twins").first()).isVisible();
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        var form = page.locator(".fjs-form");
        form.getByLabel("Yes", new Locator.GetByLabelOptions().setExact(true)).check();
        form.locator(".fjs-select-display").click();
        var choice =
                form.locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText(known.lastName()));
        assertThat(choice).hasCount(1);
        choice.click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))
                .click();

        await().atMost(PATIENCE)
                .until(() -> Browsing.as("olga").get(ENGINE + "/task/" + task).statusCode() == 404);
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/leads/" + lead).json().path("status").asText().equalsIgnoreCase("merged"));
    }

    @Test
    void one_sign_in_opens_cockpit_admin_and_tasklist_to_those_who_may() {
        signIn("ada");

        page.navigate(TheDemo.address() + "/camunda/app/admin/default/#/users");
        assertThat(page.locator("body")).containsText("ada@acme.example");
        assertThat(page.locator("body")).not().containsText("globex.example");
        page.navigate(TheDemo.address() + "/camunda/app/cockpit/default/");
        assertThat(page.locator("body")).containsText("Ada Schmidt");
        page.navigate(TheDemo.address() + "/camunda/app/tasklist/default/");
        assertThat(page.getByText("All I may see")).isVisible();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private String register(String lead) {
        return api.post("/leads", lead).header("Location").replaceFirst(".*/", "");
    }

    /** The waiting task, as the engine knows it. */
    private static String taskOf(String lead) {
        var olga = Browsing.as("olga");
        var id = Pattern.compile("\"id\":\"([^\"]+)\"");
        return await().atMost(PATIENCE)
                .until(
                        () -> id.matcher(olga.get(ENGINE
                                                + "/task?taskDefinitionKey=Task_ReviewTwin&processInstanceBusinessKey=lead:"
                                                + lead)
                                        .body())
                                .results()
                                .map(found -> found.group(1))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }
}
