package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.outbox.SendKey;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.sms.OutgoingText;
import dev.baton.sms.TextMessages;
import dev.baton.sms.WebHooks;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts between Baton and a customer's telephone, by Twilio's API and web hooks, and the settings of a company for them. */
class TextsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DemoPhone phone = TheDemo.running().phone();
    private final String number = "+4915" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
    private final URI hook = TheDemo.bean(WebHooks.class).messages(DemoTenants.ACME.id());

    @AfterEach
    void nobody_waits_for_an_end_of_quiet_hours() {
        SettingsPages.inAcme(jdbc -> jdbc.sql("delete from crm.text_settings").update());
    }

    @Test
    void a_lead_is_texted_sees_it_on_the_telephone_answers_and_says_stop() {
        var lead = lead();
        text(lead, "Your robot is ready, call us");

        var got = await().atMost(PATIENCE).until(() -> phone.texts(number), texts -> texts.size() == 1);
        await().atMost(PATIENCE).until(() -> statusOf(got.get(0).sid()), List.of("delivered")::equals);
        // What Twilio tells twice or late.
        for (var status : List.of("delivered", "sent", "queued", "undelivered")) {
            assertThat(phone.tell(got.get(0), status)).isEqualTo(204);
        }

        var stranger = Browsing.as("ada");
        assertThat(stranger.get("/phone?number=" + number.replace("+", "%2B")).body())
                .contains("Your robot is ready, call us");
        assertThat(phone.write(number, "Great, tomorrow at nine?", hook)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> timelineOf(lead), bodies -> bodies.contains("Great, tomorrow at nine?"));
        assertThat(Browsing.as("ada").get("/leads/" + lead).body())
                .contains("Text received", "Text sent", "Great, tomorrow at nine?");

        assertThat(phone.write(number, "STOP", hook)).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(
                        () -> phone.texts(number),
                        texts -> texts.stream()
                                .anyMatch(
                                        text -> text.received() && text.words().contains("no more texts")));
        var settings = SettingsPages.as("ada");
        assertThat(settings.open("/texts").select("#opt-outs").text()).contains(number, "Texted STOP");
        text(lead, "One more thing");
        await().atMost(PATIENCE)
                .until(() -> SettingsPages.inAcme(jdbc -> jdbc.sql(
                                        "select count(*) from crm.outbox where recipient = :number and state = 'dead'")
                                .param("number", number)
                                .query(Integer.class)
                                .single())
                        == 1);
        assertThat(phone.texts(number)).noneMatch(text -> text.words().equals("One more thing"));
        assertThat(statusOf(got.get(0).sid())).isEqualTo(List.of("delivered"));
    }

    @Test
    void a_request_that_twilio_did_not_sign_for_our_address_leaves_nothing() {
        var form = Map.of("MessageSid", "SMforged", "From", number, "To", DemoPhone.OURS, "Body", "Hello");
        var right = phone.signature(hook, form);

        assertThat(phone.hand(hook, form, "")).isEqualTo(403);
        assertThat(phone.hand(hook, form, right.substring(1) + "A")).isEqualTo(403);
        assertThat(phone.hand(hook, Map.of("MessageSid", "SMforged", "Body", "Other"), right))
                .isEqualTo(403);
        assertThat(phone.hand(URI.create(hook + "?more=1"), form, right)).isEqualTo(403);
        var other = URI.create(hook.toString().replace("acme-public", "globex-public"));
        assertThat(phone.hand(other, form, right)).isEqualTo(403);
        var nobody = URI.create(hook.toString().replace("acme-public", "nobody"));
        assertThat(phone.hand(nobody, form, phone.signature(nobody, form))).isEqualTo(404);
        assertThat(inbox("SMforged")).isZero();

        assertThat(phone.hand(hook, form, right)).isEqualTo(200);
        assertThat(phone.hand(hook, form, right)).as("again").isEqualTo(200);
        assertThat(inbox("SMforged")).isEqualTo(1);
    }

    @Test
    void quiet_hours_are_set_by_administrators_and_said_wrong_beside_their_field() {
        SettingsPages.as("sam").open("/texts", 403);
        var ada = SettingsPages.as("ada");
        var page = ada.open("/texts");
        assertThat(page.select("#text-sender").text()).isEqualTo(DemoPhone.OURS);
        assertThat(page.select("#text-hook").text()).isEqualTo(hook.toString());

        assertThat(ada.send("/texts", "/texts", Map.of("from", "21:00"), 422)
                        .select(".error")
                        .text())
                .contains("both times");
        assertThat(ada.send("/texts", "/texts", Map.of("from", "late", "until", "08:00"), 422)
                        .select(".error")
                        .text())
                .contains("such as 21:00");
        var saved = ada.send("/texts", "/texts", Map.of("from", "21:00", "until", "08:00"), 200);
        assertThat(saved.select("#from").val()).isEqualTo("21:00");
        assertThat(saved.select("#until").val()).isEqualTo("08:00");
    }

    private UUID lead() {
        var customer = Strangers.next();
        Api.with(TheDemo.apiKey(DemoTenants.ACME)).post("/leads", customer.json());
        return SettingsPages.inAcme(jdbc -> jdbc.sql("select id from crm.lead where email = :email")
                .param("email", customer.email())
                .query(UUID.class)
                .single());
    }

    private void text(UUID lead, String words) {
        var messages = TheDemo.bean(TextMessages.class);
        Tenancy.run(
                DemoTenants.ACME.id(),
                Actor.person("ada"),
                () -> messages.post(
                        SendKey.of("texts-it", number, words),
                        null,
                        null,
                        OutgoingText.of(RecordRef.lead(lead), new PhoneNumber(number), words)));
    }

    private static List<String> statusOf(String sid) {
        return SettingsPages.inAcme(jdbc -> jdbc.sql("select status from crm.text_status where sid = :sid")
                .param("sid", sid)
                .query(String.class)
                .list());
    }

    private static List<String> timelineOf(UUID lead) {
        return SettingsPages.inAcme(
                jdbc -> jdbc.sql("select body from crm.activity where record_id = :lead and kind = 'sms_in'")
                        .param("lead", lead)
                        .query(String.class)
                        .list());
    }

    private static int inbox(String sid) {
        return SettingsPages.inAcme(jdbc -> jdbc.sql("select count(*) from crm.inbox where external_id = :sid")
                .param("sid", sid)
                .query(Integer.class)
                .single());
    }
}
