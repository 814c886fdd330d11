package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What somebody typed outlives the session in which they began to. */
class UnsentWordsIT extends BrowserTest {
    private static final String ANSWER = "We send you a new fuse tomorrow.";

    @Test
    void an_answer_outlives_its_session_and_is_sent_after_the_next_sign_in() {
        signIn("theo");
        page.navigate(ticket());
        page.locator("#answer-text").fill(ANSWER);
        page.context().clearCookies();

        hearAnything();
        assertThat(page.locator(".toast.danger")).containsText("You are signed out");
        page.locator("#answer button[type=submit]").click();
        assertThat(page.locator("#answer-text")).hasValue(ANSWER);
        assertThat(page.locator(".toast.danger")).hasCount(1);

        var tab = page.waitForPopup(() -> page.locator(".toast a").click());
        signInAt(tab, "theo");
        page.bringToFront();
        page.locator("#answer button[type=submit]").click();

        assertThat(page.locator("#timeline")).containsText(ANSWER);
        assertThat(page.locator(".toast.danger")).hasCount(0);
    }

    @Test
    void what_one_person_wrote_is_not_sent_by_the_next_who_signs_in() {
        signIn("theo");
        page.navigate(TheDemo.address() + "/tickets/new");
        page.locator("#subject").fill("The pump is loud");
        page.context().clearCookies();
        var tab = page.context().newPage();
        tab.navigate(TheDemo.address() + "/login");
        signInAt(tab, "lena");

        page.locator("main button[type=submit]").click();

        assertThat(page.locator(".toast.danger")).containsText("Somebody else has signed in");
        assertThat(page.locator("#subject")).hasValue("The pump is loud");
        assertThat(page).hasURL(TheDemo.address() + "/tickets/new");
    }

    @Test
    void a_page_without_words_is_loaded_anew_when_its_session_is_over() {
        signIn("theo");
        page.navigate(TheDemo.address() + "/tickets/new");
        page.context().clearCookies();

        hearAnything();

        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void the_form_of_a_task_outlives_its_session() {
        signIn("lena");
        page.navigate(ticket());
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> {
            page.reload();
            return page.locator("#open-work a.row-link").count() == 1;
        });
        page.locator("#open-work a.row-link").click();
        var claim = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it"));
        var complete = page.locator("baton-form .form-actions button");
        assertThat(claim.or(complete).first()).isVisible();
        if (claim.isVisible()) {
            claim.click();
        }
        assertThat(complete).isVisible();
        var field =
                page.locator("baton-form textarea, baton-form input[type=text]").first();
        field.fill(ANSWER);
        page.context().clearCookies();

        hearAnything();

        assertThat(page.locator(".toast.danger")).containsText("You are signed out");
        assertThat(field).hasValue(ANSWER);
    }

    @Test
    void who_leaves_with_words_is_asked_and_who_sends_a_refused_form_again_is_not() {
        var asked = new ArrayList<String>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        signIn("theo");
        page.navigate(ticket());
        page.locator("#answer-text").fill("We come on [? due]");

        page.locator(".sidebar a[href='/leads']").first().click();
        page.waitForCondition(() -> asked.equals(List.of("beforeunload")));
        assertThat(page.locator("#answer-text")).hasValue("We come on [? due]");

        page.locator("#answer button[type=submit]").click();
        assertThat(page.locator("#not-said")).containsText("[? due]");
        page.locator("#answer-text").fill(ANSWER);
        page.locator("#answer button[type=submit]").click();
        assertThat(page.locator("#timeline")).containsText(ANSWER);
        Assertions.assertThat(asked).hasSize(1);
    }

    @Test
    void a_form_is_kept_and_can_be_sent_again_while_nothing_answers() {
        signIn("theo");
        page.navigate(ticket());
        page.locator("#note > summary").click();
        page.locator("#note-text").fill(ANSWER);
        page.route(
                "**/signed-in", route -> route.fulfill(new Route.FulfillOptions().setBody("<html>Back soon</html>")));
        page.locator("#note button[type=submit]").click();
        assertThat(page.locator(".toast.danger")).containsText("Baton does not answer");
        page.unroute("**/signed-in");

        page.locator("#note button[type=submit]").click();

        assertThat(page.locator("#timeline")).containsText(ANSWER);
    }

    /** As when something happens that the page asks about. */
    private void hearAnything() {
        page.evaluate("document.body.dispatchEvent(new CustomEvent('baton:notices', {bubbles: true}))");
    }

    private static void signInAt(Page tab, String login) {
        tab.locator("#username").fill(login);
        tab.locator("#password").fill(DemoPerson.PASSWORD);
        tab.locator("#password").press("Enter");
        assertThat(tab.locator(".sidebar .person")).isVisible();
    }

    private static String ticket() {
        var id = Tenancy.as(
                DemoTenants.ACME.id(),
                Actor.system("test"),
                () -> TheDemo.bean(TicketService.class)
                        .open(new NewTicket(
                                TicketChannel.EMAIL,
                                "The pump is silent",
                                "It does not even hum.",
                                "Carla Quiet",
                                "carla.quiet@customers.example",
                                null,
                                "en",
                                null,
                                null,
                                false,
                                List.of())));
        return TheDemo.address() + "/tickets/" + id;
    }
}
