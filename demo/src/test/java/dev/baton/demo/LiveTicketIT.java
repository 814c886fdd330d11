package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.mail.ReplyAddress;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.SideConversationId;
import dev.baton.ticket.SideConversations;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketDesk;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketService;
import dev.baton.ticket.TicketsInSight;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Two people at one ticket, each with a browser. */
class LiveTicketIT extends BrowserTest {
    private static final Actor TEST = Actor.system("test");

    private final TicketService tickets = TheDemo.bean(TicketService.class);
    private final TicketId ticket = Tenancy.as(
            DemoTenants.ACME.id(),
            TEST,
            () -> tickets.open(new NewTicket(
                    TicketChannel.EMAIL,
                    "The pump does not start",
                    "It hums, and that is all.",
                    "Carla Live",
                    "carla.live@customers.example",
                    null,
                    "en",
                    null,
                    null,
                    false,
                    List.of())));

    @Test
    void somebody_who_writes_is_seen_and_what_comes_meanwhile_is_shown_beside_what_is_typed() {
        signIn("theo");
        page.navigate(address());
        var theo = page;
        open();
        var lena = page;
        try {
            signIn("lena");
            lena.navigate(address());
            assertThat(theo.locator("#live-presence")).containsText("Lena");
            assertThat(lena.locator("#live-presence")).containsText("Theo");

            theo.locator("#answer-text").pressSequentially("Please look at the");
            assertThat(lena.locator("#live-presence")).containsText("is writing an answer");

            lena.locator("#note > summary").click();
            lena.locator("#note-text").fill("The fuse of this series breaks often.");
            lena.locator("#note button[type=submit]").click();
            assertThat(theo.locator("#news")).containsText("A colleague left a note");

            var letter = "Now it smells, too.";
            Tenancy.run(
                    DemoTenants.ACME.id(),
                    TEST,
                    () -> TheDemo.bean(TicketConversation.class).wroteByPortal(keyOf(), letter));
            assertThat(theo.locator("#news")).containsText("Somebody wrote since you began to read");
            theo.locator("#news-show").click();

            assertThat(theo.locator("#timeline")).containsText(letter);
            assertThat(theo.locator("#timeline")).containsText("The fuse of this series");
            assertThat(theo.locator("#news")).hasCount(0);
            assertThat(theo.locator("#answer-text")).hasValue("Please look at the");

            theo.locator("#answer button[type=submit]").click();
            assertThat(theo.locator("#timeline")).containsText("Please look at the");
            assertThat(theo.locator("#crossed")).hasCount(0);
        } finally {
            lena.close();
        }
        assertThat(theo.locator("#live-presence")).not().containsText("Lena");
        page = theo;
    }

    @Test
    void a_vendors_answer_shows_on_the_page_that_is_open_beside_what_is_typed() throws IOException {
        var side = new SideConversationId(UuidV7.next());
        var vendor = "vera.live@vendors.example";
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Tenancy.as(
                                DemoTenants.ACME.id(),
                                TEST,
                                () -> TheDemo.bean(TicketsInSight.class)
                                        .view(ticket, DemoPerson.named("theo").signedIn())
                                        .team()),
                        Objects::nonNull);
        Tenancy.run(
                DemoTenants.ACME.id(),
                TEST,
                () -> TheDemo.bean(SideConversations.class)
                        .start(side, ticket, vendor, "Is the fuse yours?", "It breaks.", "theo"));
        signIn("theo");
        page.navigate(address());
        page.waitForCondition(() -> page.locator("#live-news").count() == 1);
        page.locator("#answer-text").fill("We are asking");

        var desk = DemoTenants.supportOf(DemoTenants.ACME);
        RawSmtp.send(vendor, desk, """
                From: <%s>
                To: <%s>
                Subject: Re: Is the fuse yours?
                Message-ID: <%s@vendors.example>

                It is ours, and we replace it.
                """.formatted(vendor, ReplyAddress.of(desk, side.record()), side));

        assertThat(page.locator("#news")).containsText("A vendor has answered");
        page.locator("#news-show").click();
        assertThat(page.locator("#side-shown-" + side)).containsText("It is ours, and we replace it.");
        assertThat(page.locator("#answer-text")).hasValue("We are asking");
    }

    @Test
    void the_desk_says_how_many_tickets_changed_and_shows_them_when_asked() {
        signIn("theo");
        page.navigate(TheDemo.address() + "/tickets?view=all");
        page.waitForCondition(() -> page.locator("#live-desk").count() == 1);

        Tenancy.run(
                DemoTenants.ACME.id(),
                TEST,
                () -> TheDemo.bean(TicketConversation.class).note(ticket, "For the list", "lena"));

        assertThat(page.locator("#desk-news")).isVisible();
        page.locator("#desk-news").click();
        assertThat(page.locator("#ticket-rows")).containsText("The pump does not start");
        assertThat(page.locator("#desk-news")).isHidden();
    }

    @Test
    void who_signs_out_hears_nothing_more_from_that_moment_on() {
        signIn("lena");

        var took = page.evaluate("""
            async () => {
              const stream = await fetch("/live?page=01234567-89ab-4def-8123-456789abcdef");
              const reader = stream.body.getReader();
              const first = new TextDecoder().decode((await reader.read()).value);
              const token = document.querySelector("meta[name=csrf]").content;
              const since = Date.now();
              await fetch("/logout", { method: "POST", headers: { "X-CSRF-TOKEN": token } });
              while (!(await reader.read()).done);
              return first.includes("event:hello") ? Date.now() - since : -1;
            }
            """);

        Assertions.assertThat(((Number) took).longValue()).isBetween(0L, 9_000L);
    }

    @Test
    void what_becomes_theirs_rings_the_bell_of_the_page_that_is_open() {
        signIn("theo");
        assertThat(page.locator("#bell")).isVisible();

        Tenancy.run(
                DemoTenants.ACME.id(),
                Actor.person("lena"),
                () -> TheDemo.bean(TicketDesk.class).taken(ticket, "theo"));

        assertThat(page.locator("#bell .count")).isVisible();
        page.locator("#bell").click();
        page.locator("#notice-list button.link").first().click();
        assertThat(page.locator("h1")).containsText("The pump does not start");
        page.navigate(TheDemo.address() + "/notifications");
        assertThat(page.locator("#notice-list li").first()).hasClass("read");
    }

    private String keyOf() {
        return Tenancy.as(
                DemoTenants.ACME.id(),
                TEST,
                () -> TheDemo.bean(TicketsInSight.class)
                        .view(ticket, DemoPerson.named("theo").signedIn())
                        .customerKey());
    }

    private String address() {
        return TheDemo.address() + "/tickets/" + ticket;
    }
}
