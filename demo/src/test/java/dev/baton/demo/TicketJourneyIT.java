package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole conversation, as the customer sees it in one browser and our people in another. */
class TicketJourneyIT extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SECRET = "They threatened to leave: be generous.";
    private static final Pattern LINK = Pattern.compile(TheDemo.PORTAL + "(/portal/[^\\s>]+)");

    private final String number = UUID.randomUUID().toString().substring(0, 8);
    private final String customer = "grace." + number + "@paper-mill.example";
    private final String subject = "The winder of hall " + number;
    private Page theirs;

    @BeforeEach
    void a_customer_with_a_telephone() {
        theirs = page.context()
                .browser()
                .newContext(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(390, 844))
                .newPage();
        theirs.setDefaultTimeout(15_000);
    }

    @AfterEach
    void hang_up() {
        theirs.context().close();
    }

    @Test
    void a_question_is_asked_answered_solved_and_rated() {
        theirs.navigate(TheDemo.address() + "/portal/" + DemoTenants.ACME.publicKey());
        theirs.locator("#name").fill("Grace Paper");
        theirs.locator("#email").fill(customer);
        theirs.locator("#subject").fill(subject);
        theirs.locator("#text").fill("It hums since Monday.");
        submit(theirs);
        assertThat(theirs.locator("h1")).containsText("Your request is on its way");

        signIn("tom");
        page.navigate(TheDemo.address() + "/tickets");
        page.locator("#ticket-rows a.row-link")
                .filter(new Locator.FilterOptions().setHasText(subject))
                .click();
        var ticket = page.url();
        openWork("Sort the ticket by hand");
        choose("Normal");
        select("What is it about?", "Question");
        select("Who works on it?", "Support, second level");
        complete();

        var link = linkIn("has reached us");
        theirs.navigate(link);
        assertThat(theirs.locator("h1")).hasText(subject);
        assertThat(theirs.locator("#conversation")).containsText("It hums since Monday.");

        forgetWhoWasIn();
        signIn("theo");
        page.navigate(ticket);
        page.locator("#note > summary").click();
        page.locator("#note-text").fill(SECRET);
        button("Keep the note").click();
        assertThat(page.locator("#timeline")).containsText(SECRET);
        openWork("Work on the ticket");
        choose("The customer has to answer first");
        choose("By e-mail, below");
        text("What do you write to them?").fill("Which of its lamps is on?");
        complete();

        assertThat(linkOr(letter("Which of its lamps is on?")).orElse(link)).isEqualTo(link);
        await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> {
            theirs.navigate(link);
            assertThat(theirs.locator(".pill.dot").textContent()).isEqualTo("Your answer is needed");
        });
        assertThat(theirs.locator("#conversation")).containsText("Which of its lamps is on?");
        assertThat(theirs.content()).doesNotContain("threatened").doesNotContain("generous");
        fitsTheTelephone("answered");
        theirs.locator("#text").fill("The red one, on the left.");
        submit(theirs);
        assertThat(theirs.locator("#said")).isVisible();

        page.navigate(ticket);
        assertThat(page.locator("#timeline")).containsText("The red one, on the left.");
        openWork("Work on the ticket");
        choose("It is solved");
        choose("By e-mail, below");
        text("What do you write to them?").fill("Close the left flap, and it is quiet.");
        choose("No");
        theirs.locator("#text").fill("And it smells, too.");
        submit(theirs);
        assertThat(theirs.locator("#conversation")).containsText("And it smells, too.");
        form().locator(".form-actions button").click();
        assertThat(page.locator(".form-summary")).containsText("Somebody wrote in");
        page.locator("#news-show").click();
        assertThat(page.locator("#timeline")).containsText("And it smells, too.");
        assertThat(text("What do you write to them?")).hasValue("Close the left flap, and it is quiet.");
        complete();
        await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> {
            theirs.navigate(link);
            assertThat(theirs.locator(".pill.dot").textContent()).isEqualTo("Solved");
        });
        assertThat(theirs.locator("#conversation")).containsText("Close the left flap");

        rate(ticket, link);
    }

    /** The question comes by a letter an hour later; to look at it says nothing yet, and one click ends such letters. */
    private void rate(String ticket, String link) {
        askNow(ticket.replaceFirst(".*/", ""));
        var survey = letter("How did we do?");
        var rating = linkIn(survey);
        assertThat(rating).startsWith(link + "/rating/");
        theirs.navigate(rating);
        assertThat(theirs.locator("button[name=score]")).hasCount(5);
        assertThat(scoreOf(ticket)).isNull();
        fitsTheTelephone("rating");
        theirs.locator("#comment").fill("Quick and friendly");
        theirs.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Very good").setExact(true))
                .click();
        assertThat(theirs.locator("#said")).isVisible();
        assertThat(scoreOf(ticket)).isEqualTo(5);
        page.navigate(ticket);
        assertThat(page.locator("#ratings")).containsText("Quick and friendly");

        var leave = header(survey, "List-Unsubscribe").replaceAll("[<>\\s]", "").replace(TheDemo.PORTAL, "");
        assertThat(header(survey, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        theirs.navigate(TheDemo.address() + leave);
        assertThat(isUnsubscribed()).isFalse();
        fitsTheTelephone("unsubscribe");
        theirs.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No more of these"))
                .click();
        assertThat(theirs.locator("#done")).isVisible();
        assertThat(isUnsubscribed()).isTrue();
    }

    /** What waits for an hour. */
    private static void askNow(String ticket) {
        var engine = TheDemo.bean(RuntimeService.class);
        var management = TheDemo.bean(ManagementService.class);
        var timer = await().atMost(PATIENCE)
                .until(
                        () -> engine
                                .createProcessInstanceQuery()
                                .processDefinitionKey("csat")
                                .variableValueEquals("ticket", ticket)
                                .list()
                                .stream()
                                .flatMap(survey ->
                                        management
                                                .createJobQuery()
                                                .processInstanceId(survey.getId())
                                                .timers()
                                                .list()
                                                .stream())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        management.executeJob(timer.getId());
    }

    private void openWork(String title) {
        await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> {
            page.reload();
            assertThat(page.locator("#open-work").count()).isOne();
            assertThat(page.locator("#open-work").textContent()).contains(title);
        });
        page.locator("#open-work a.row-link").click();
        page.waitForURL("**/work/*");
        var claim = button("Take it");
        var submit = form().locator(".form-actions button");
        assertThat(claim.or(submit).first()).isVisible();
        if (claim.first().isVisible()) {
            claim.first().click();
        }
        assertThat(submit).isVisible();
    }

    private Locator form() {
        return page.locator("baton-form");
    }

    private void choose(String answer) {
        form().getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private void select(String label, String option) {
        form().locator(".fjs-form-field-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator(".fjs-input-group")
                .click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + option + "$")))
                .first()
                .click();
    }

    private Locator text(String label) {
        return form().getByLabel(label);
    }

    private void complete() {
        var work = page.url();
        form().locator(".form-actions button").click();
        page.waitForURL(url -> !url.equals(work));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void submit(Page form) {
        form.locator("form .form-actions button[type=submit]").click();
    }

    private void fitsTheTelephone(String what) {
        assertThat((Integer) theirs.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        theirs.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "ticket-journey", what + ".png"))
                .setFullPage(true));
    }

    private String linkIn(String words) {
        return linkIn(letter(words));
    }

    private static String linkIn(MimeMessage letter) {
        return linkOr(letter).orElseThrow(() -> new AssertionError("There should be a link in " + text(letter)));
    }

    private static Optional<String> linkOr(MimeMessage letter) {
        return LINK.matcher(text(letter)).results().findFirst().map(found -> TheDemo.address() + found.group(1));
    }

    /** The letter to the customer that says so, once it is there. */
    private MimeMessage letter(String words) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Arrays.stream(TheDemo.running().mail().server().getReceivedMessages())
                                .filter(letter -> header(letter, "To").contains(customer))
                                .filter(letter -> (header(letter, "Subject") + text(letter)).contains(words))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String header(MimeMessage letter, String name) {
        try {
            var values = letter.getHeader(name);
            return values == null ? "" : values[0];
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static String text(MimeMessage letter) {
        return DemoMailServer.textOf(letter);
    }

    private static @Nullable Integer scoreOf(String ticket) {
        return TheDemo.running()
                .database()
                .superuser()
                .sql("select score from crm.ticket_rating where ticket_id = cast(? as uuid)")
                .param(ticket.replaceFirst(".*/", ""))
                .query((row, n) -> row.getObject("score", Integer.class))
                .list()
                .get(0);
    }

    private boolean isUnsubscribed() {
        return TheDemo.running()
                        .database()
                        .superuser()
                        .sql("select count(*) from crm.suppression where address = ? and scope = 'unasked'")
                        .param(customer)
                        .query(Long.class)
                        .single()
                == 1;
    }
}
