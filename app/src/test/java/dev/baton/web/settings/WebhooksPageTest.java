package dev.baton.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.announcement.EventType;
import dev.baton.identity.Role;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import dev.baton.web.PageTest;
import dev.baton.web.StaffPages;
import dev.baton.webhook.NewSecret;
import dev.baton.webhook.Webhook;
import dev.baton.webhook.WebhookAnswer;
import dev.baton.webhook.Webhooks;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a company's events are posted, as its administrator sees it. */
class WebhooksPageTest extends PageTest {
    private static final Webhook HOOK = new Webhook(
            UUID.randomUUID(),
            "https://shop.example/events",
            Set.of(EventType.LEAD_QUALIFIED),
            false,
            "410 Gone",
            StaffPages.NOW,
            StaffPages.NOW,
            3);

    @Autowired
    private Webhooks webhooks;

    @BeforeEach
    void ready() {
        given(webhooks.canKeepSecrets()).willReturn(true);
        given(webhooks.get(HOOK.id())).willReturn(HOOK);
    }

    @Test
    void only_administrators_see_them() {
        assertThat(ask(get("/settings/webhooks"), Role.MANAGER).getStatus()).isEqualTo(403);
    }

    @Test
    void an_endpoint_is_listed_with_what_it_is_told_and_why_it_is_off() {
        given(webhooks.all()).willReturn(List.of(HOOK));

        var page = page(get("/settings/webhooks"), Role.ADMIN, 200);

        assertThat(page.select("#webhook-" + HOOK.id()).text())
                .contains("https://shop.example/events", "lead.qualified", "Switched off", "410 Gone");
        assertThat(page.select("#secret")).isEmpty();
        assertThat(page.select("input[name=types]")).hasSameSizeAs(EventType.values());
    }

    @Test
    void the_secret_is_shown_once_and_not_kept_by_the_browser() {
        given(webhooks.add(any(), any())).willReturn(new NewSecret(HOOK.id(), "whsec_shown"));

        var answer = ask(
                post("/settings/webhooks")
                        .param("url", "https://shop.example/events")
                        .param("types", "LEAD_QUALIFIED", "TICKET_ESCALATED"),
                Role.ADMIN);

        verify(webhooks)
                .add("https://shop.example/events", Set.of(EventType.LEAD_QUALIFIED, EventType.TICKET_ESCALATED));
        assertThat(text(answer)).contains("whsec_shown");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void what_is_wrong_stands_beside_its_field_or_above_the_form() {
        given(webhooks.add(any(), any())).willThrow(new Invalid(List.of(new FieldProblem("url", "webhook.twice"))));
        var page = page(post("/settings/webhooks").param("url", "https://shop.example/"), Role.ADMIN, 422);
        assertThat(page.select(".error").text()).isEqualTo("Events are posted there already.");
        assertThat(page.select("input[name=url]").val()).isEqualTo("https://shop.example/");
    }

    @Test
    void without_a_key_nothing_is_added_and_the_page_says_so() {
        given(webhooks.canKeepSecrets()).willReturn(false);
        given(webhooks.add(any(), any())).willThrow(new Rejected("secret.no-key"));

        var page = page(post("/settings/webhooks").param("url", "https://shop.example/"), Role.ADMIN, 422);

        assertThat(page.select(".notice.danger").text()).contains("BATON_SECRETS_KEY");
    }

    @Test
    void an_endpoint_shows_its_last_answers_and_keeps_the_version_it_was_seen_with() {
        given(webhooks.lastAnswers(HOOK.id()))
                .willReturn(List.of(new WebhookAnswer(
                        UUID.randomUUID(), "lead.qualified", StaffPages.NOW, "retry", "The endpoint answers 503")));

        var page = page(get("/settings/webhooks/" + HOOK.id()), Role.ADMIN, 200);

        assertThat(page.select("#answers").text()).contains("lead.qualified", "The endpoint answers 503");
        assertThat(page.select("input[name=version]").val()).isEqualTo("3");
        assertThat(page.select("input[value=LEAD_QUALIFIED]").hasAttr("checked"))
                .isTrue();
        assertThat(page.select("#active").hasAttr("checked")).isFalse();
    }

    @Test
    void an_endpoint_is_changed_and_switched_off() {
        ask(
                post("/settings/webhooks/" + HOOK.id())
                        .param("url", "https://shop.example/new")
                        .param("version", "3"),
                Role.ADMIN);

        verify(webhooks).change(HOOK.id(), "https://shop.example/new", Set.of(), false, 3);
    }

    @Test
    void a_new_secret_is_shown_once() {
        given(webhooks.rotate(HOOK.id())).willReturn(new NewSecret(HOOK.id(), "whsec_other"));

        var answer = ask(post("/settings/webhooks/" + HOOK.id() + "/rotate"), Role.ADMIN);

        assertThat(text(answer)).contains("whsec_other");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void it_is_asked_before_an_endpoint_is_removed() {
        assertThat(page(get("/settings/webhooks/" + HOOK.id() + "/remove"), Role.ADMIN, 200)
                        .text())
                .contains("https://shop.example/events");
        ask(post("/settings/webhooks/" + HOOK.id() + "/remove"), Role.ADMIN);
        verify(webhooks).remove(HOOK.id());
    }
}
