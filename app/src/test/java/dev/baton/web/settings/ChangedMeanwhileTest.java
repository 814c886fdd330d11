package dev.baton.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.announcement.EventType;
import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.CalendarSummary;
import dev.baton.calendar.OpenHours;
import dev.baton.calendar.SpecialDay;
import dev.baton.identity.Role;
import dev.baton.mailbox.Mailbox;
import dev.baton.mailbox.MailboxPlace;
import dev.baton.mailbox.MailboxProbe;
import dev.baton.mailbox.Mailboxes;
import dev.baton.mailbox.SenderAddress;
import dev.baton.mailbox.SenderAddresses;
import dev.baton.people.Person;
import dev.baton.people.PersonDetails;
import dev.baton.people.PersonId;
import dev.baton.people.WorkingTime;
import dev.baton.people.WorkingTimes;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordType;
import dev.baton.sms.QuietHours;
import dev.baton.sms.TextSettings;
import dev.baton.sms.WebHooks;
import dev.baton.web.PageTest;
import dev.baton.web.Samples;
import dev.baton.web.StaffPages;
import dev.baton.webhook.NewSecret;
import dev.baton.webhook.Webhook;
import dev.baton.webhook.Webhooks;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Two administrators change one setting: whoever was slower loses nothing of what they typed. */
class ChangedMeanwhileTest extends PageTest {
    private static final OptimisticLockingFailureException CHANGED = new OptimisticLockingFailureException("changed");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-00000000ac05");
    private static final MailboxPlace TYPED_PLACE =
            new MailboxPlace("imap.example", 994, true, "sales@acme.example", "Sales");

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private SenderAddresses senders;

    @Autowired
    private Mailboxes mailboxes;

    @Autowired
    private MailboxProbe probe;

    @Autowired
    private TextSettings texts;

    @Autowired
    private WebHooks hooks;

    @Autowired
    private WorkingTimes times;

    @Autowired
    private CalendarService calendars;

    @BeforeEach
    void keys_and_calendars() {
        given(mailboxes.canKeepPasswords()).willReturn(true);
        given(webhooks.canKeepSecrets()).willReturn(true);
        given(hooks.messages(any())).willReturn(URI.create("https://baton.example/hooks"));
        var usual =
                BusinessCalendar.weekly("default", BERLIN, List.of(DayOfWeek.MONDAY), OpenHours.parse("09:00-17:00"));
        given(calendars.calendarOrUsual(any())).willReturn(usual);
        given(calendars.tried(any())).willReturn(usual);
    }

    /** The form as a browser sends it when nothing in it is touched. */
    private static MockHttpServletRequestBuilder sent(Document page, String form) {
        var shown = (FormElement) page.select(form).get(0);
        var request = post(shown.attr("action"));
        shown.formData().forEach(field -> request.param(field.key(), field.value()));
        return request;
    }

    private static void saysThatItChanged(Document page, String address) {
        assertThat(page.select("#changed-meanwhile[role=alert]").text()).contains("Somebody was faster");
        assertThat(page.select("#changed-meanwhile a[target=_blank]").attr("href"))
                .isEqualTo(address);
    }

    private static Webhook webhook(long version) {
        return new Webhook(
                ID, "https://shop.example/old", Set.of(), true, null, StaffPages.NOW, StaffPages.NOW, version);
    }

    private static MockHttpServletRequestBuilder webhookTyped() {
        return post("/settings/webhooks/" + ID)
                .param("version", "2")
                .param("url", "https://shop.example/mine")
                .param("types", "LEAD_QUALIFIED");
    }

    @Test
    void an_endpoint_that_was_typed_is_kept_and_can_be_saved_over_the_other() {
        given(webhooks.get(ID)).willReturn(webhook(3));
        willThrow(CHANGED).given(webhooks).change(eq(ID), any(), any(), eq(false), eq(2L));

        var page = page(webhookTyped(), Role.ADMIN, 409);

        saysThatItChanged(page, "/settings/webhooks/" + ID);
        assertThat(ask(sent(page, "form[action$=" + ID + "]"), Role.ADMIN).getRedirectedUrl())
                .isEqualTo("/settings/webhooks");
        verify(webhooks).change(ID, "https://shop.example/mine", Set.of(EventType.LEAD_QUALIFIED), false, 3);
    }

    @Test
    void an_endpoint_that_is_gone_can_be_added_as_it_was_typed() {
        given(webhooks.get(ID)).willThrow(new NotFound("webhook", ID));
        willThrow(new NotFound("webhook", ID)).given(webhooks).change(any(), any(), any(), eq(false), anyLong());
        given(webhooks.add(any(), any())).willReturn(new NewSecret(ID, "whsec_new"));

        var page = page(webhookTyped(), Role.ADMIN, 409);

        assertThat(page.select("#removed-meanwhile[role=alert]").text()).contains("Somebody removed this meanwhile");
        assertThat(ask(sent(page, "form.form"), Role.ADMIN).getStatus()).isEqualTo(200);
        verify(webhooks).add("https://shop.example/mine", Set.of(EventType.LEAD_QUALIFIED));
    }

    private static MockHttpServletRequestBuilder senderTyped() {
        return post("/settings/senders/" + ID)
                .param("version", "2")
                .param("address", "hello@acme.example")
                .param("displayName", "Acme <mine>")
                .param("replyTo", "");
    }

    @Test
    void a_sender_that_was_typed_is_kept_and_can_be_saved_over_the_other() {
        given(senders.get(ID)).willReturn(new SenderAddress(ID, "hello@acme.example", "Theirs", null, false, 3));
        willThrow(CHANGED).given(senders).change(eq(ID), any(), any(), any(), eq(2L));

        var page = page(senderTyped(), Role.ADMIN, 409);

        saysThatItChanged(page, "/settings/senders/" + ID);
        assertThat(ask(sent(page, "#sender-form"), Role.ADMIN).getRedirectedUrl())
                .isEqualTo("/settings/mailboxes");
        verify(senders).change(ID, "hello@acme.example", "Acme <mine>", "", 3);
    }

    @Test
    void a_sender_that_is_gone_can_be_added_as_it_was_typed() {
        given(senders.get(ID)).willThrow(new NotFound("sender address", ID));
        willThrow(new NotFound("sender address", ID)).given(senders).change(any(), any(), any(), any(), anyLong());

        var page = page(senderTyped(), Role.ADMIN, 409);

        assertThat(page.select("#removed-meanwhile[role=alert]")).hasSize(1);
        assertThat(ask(sent(page, "#sender-form"), Role.ADMIN).getRedirectedUrl())
                .isEqualTo("/settings/mailboxes");
        verify(senders).add("hello@acme.example", "Acme <mine>", "");
    }

    private static Mailbox mailbox(long version) {
        var place = new MailboxPlace("imap.example", 993, true, "sales@acme.example", "INBOX");
        return new Mailbox(
                ID,
                Samples.ACME.id(),
                place,
                RecordType.LEAD,
                true,
                StaffPages.NOW,
                null,
                null,
                0,
                null,
                null,
                version);
    }

    private static MockHttpServletRequestBuilder mailboxTyped() {
        return post("/settings/mailboxes/" + ID)
                .param("version", "2")
                .param("host", "imap.example")
                .param("port", "994")
                .param("tls", "true")
                .param("username", "sales@acme.example")
                .param("password", "correct horse")
                .param("folder", "Sales")
                .param("opens", "ticket")
                .param("active", "true");
    }

    @Test
    void a_mailbox_that_was_typed_is_kept_but_for_its_password_which_has_to_be_typed_again() {
        given(mailboxes.get(ID)).willReturn(mailbox(3));
        willThrow(CHANGED).given(mailboxes).change(eq(ID), any(), any(), eq(true), any(), eq(2L));

        var page = page(mailboxTyped(), Role.ADMIN, 409);

        saysThatItChanged(page, "/settings/mailboxes/" + ID);
        assertThat(page.html()).doesNotContain("correct horse");
        assertThat(page.select("#password-again").text()).contains("type it again");
        assertThat(page.select("#password").attr("aria-describedby")).contains("password-again");
        ask(sent(page, "#mailbox-form"), Role.ADMIN);
        verify(mailboxes).change(ID, TYPED_PLACE, RecordType.TICKET, true, "", 3);
    }

    @Test
    void a_mailbox_that_is_gone_can_be_added_as_it_was_typed() {
        given(mailboxes.get(ID)).willThrow(new NotFound("mailbox", ID));
        willThrow(new NotFound("mailbox", ID)).given(mailboxes).change(any(), any(), any(), eq(true), any(), anyLong());

        var page = page(mailboxTyped(), Role.ADMIN, 409);

        assertThat(page.select("#removed-meanwhile[role=alert]")).hasSize(1);
        ask(sent(page, "#mailbox-form"), Role.ADMIN);
        verify(mailboxes).add(TYPED_PLACE, RecordType.TICKET, "");
    }

    @Test
    void a_password_that_was_only_tried_has_to_be_typed_again_and_one_that_was_not_typed_does_not() {
        given(mailboxes.get(ID)).willReturn(mailbox(3));
        given(mailboxes.passwordToTry(any(), any(), any())).willReturn("correct horse");
        given(probe.look(any(), any())).willReturn(new MailboxProbe.Answer(MailboxProbe.Outcome.READABLE, 3, 1, ""));

        var tried = page(mailboxTyped().param("try", "true"), Role.ADMIN, 200);
        var kept = page(sent(tried, "#mailbox-form").param("try", "true"), Role.ADMIN, 200);

        assertThat(tried.select("#password-again")).hasSize(1);
        assertThat(kept.select("#password-again")).isEmpty();
        verify(mailboxes, never()).change(any(), any(), any(), eq(true), any(), anyLong());
    }

    @Test
    void quiet_hours_that_were_typed_are_kept_and_can_be_saved_over_the_others() {
        given(texts.quietHours())
                .willReturn(new TextSettings.Saved(new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0)), 3));
        willThrow(CHANGED).given(texts).changeQuietHours(any(), any(), eq(2L));

        var page = page(
                post("/settings/texts")
                        .param("version", "2")
                        .param("from", "22:15")
                        .param("until", "06:30"),
                Role.ADMIN,
                409);

        saysThatItChanged(page, "/settings/texts");
        assertThat(ask(sent(page, "#quiet-hours"), Role.ADMIN).getRedirectedUrl())
                .isEqualTo("/settings/texts");
        verify(texts).changeQuietHours(LocalTime.of(22, 15), LocalTime.of(6, 30), 3);
    }

    @Test
    void working_time_that_was_typed_is_kept_and_can_be_saved_over_the_other() {
        var anna = new Person(PersonId.create(), "anna", "Anna", "anna@acme.example", BERLIN, "en", 5, true);
        given(times.of("anna"))
                .willReturn(new PersonDetails(
                        anna, new WorkingTime(true, 5, BERLIN, null), List.of(), Set.of(), null, null, 3));
        willThrow(CHANGED).given(times).change(eq("anna"), any(), eq(2L));

        var page = page(
                post("/settings/people/anna")
                        .param("version", "2")
                        .param("capacity", "12")
                        .param("zone", "Europe/Vienna")
                        .param("calendar", ""),
                Role.ADMIN,
                409);

        saysThatItChanged(page, "/settings/people/anna");
        assertThat(ask(sent(page, "#working-time"), Role.ADMIN).getRedirectedUrl())
                .isEqualTo("/settings/people/anna");
        verify(times).change("anna", new WorkingTime(false, 12, ZoneId.of("Europe/Vienna"), null), 3);
    }

    private void aCalendar(long version, SpecialDay... days) {
        given(calendars.list()).willReturn(List.of(new CalendarSummary("berlin", "Berlin", BERLIN, null, version)));
        given(calendars.definition("berlin"))
                .willReturn(new CalendarDefinition(
                        "berlin",
                        "Berlin",
                        BERLIN,
                        null,
                        Map.of(DayOfWeek.FRIDAY, List.of(OpenHours.parse("08:00-12:00"))),
                        List.of(days)));
    }

    private static MockHttpServletRequestBuilder weekTyped() {
        return post("/settings/calendars/berlin")
                .param("version", "2")
                .param("name", "Berlin, mine")
                .param("zone", "Europe/Berlin")
                .param("region", "")
                .param("monday", "07:00-11:00, 12:00-15:00");
    }

    private static CalendarDefinition mine(SpecialDay... days) {
        return new CalendarDefinition(
                "berlin",
                "Berlin, mine",
                BERLIN,
                null,
                Map.of(DayOfWeek.MONDAY, List.of(OpenHours.parse("07:00-11:00"), OpenHours.parse("12:00-15:00"))),
                List.of(days));
    }

    @Test
    void a_week_that_was_typed_is_kept_and_can_be_saved_over_the_other() {
        var theirs = SpecialDay.closed(LocalDate.of(2026, 12, 24), "Christmas Eve");
        aCalendar(3, theirs);

        var page = page(weekTyped(), Role.ADMIN, 409);

        saysThatItChanged(page, "/settings/calendars/berlin");
        assertThat(page.select("#monday").val()).isEqualTo("07:00-11:00, 12:00-15:00");
        assertThat(ask(sent(page, "#calendar-form"), Role.ADMIN).getRedirectedUrl())
                .isEqualTo("/settings/calendars/berlin");
        verify(calendars).replace(mine(theirs), 3);
    }

    @Test
    void whoever_saves_in_the_same_moment_keeps_the_week_they_typed_too() {
        aCalendar(2);
        willThrow(CHANGED).given(calendars).replace(any(), eq(2L));

        assertThat(page(weekTyped(), Role.ADMIN, 409).select("#monday").val()).isEqualTo("07:00-11:00, 12:00-15:00");
    }

    @Test
    void a_calendar_that_is_gone_can_be_added_as_it_was_typed() {
        var page = page(weekTyped(), Role.ADMIN, 409);

        assertThat(page.select("#removed-meanwhile[role=alert]")).hasSize(1);
        assertThat(ask(sent(page, "#calendar-form"), Role.ADMIN).getRedirectedUrl())
                .isEqualTo("/settings/calendars/berlin");
        verify(calendars).create(mine());
    }

    @Test
    void a_special_day_that_was_typed_is_kept_and_can_be_added_to_the_changed_calendar() {
        aCalendar(3);

        var page = page(
                post("/settings/calendars/berlin/days")
                        .param("version", "2")
                        .param("date", "2026-12-31")
                        .param("rule", "OTHER_HOURS")
                        .param("hours", "09:00-12:00")
                        .param("note", "New Year's Eve"),
                Role.ADMIN,
                409);

        saysThatItChanged(page, "/settings/calendars/berlin");
        assertThat(page.select("#friday").val()).isEqualTo("08:00-12:00");
        assertThat(page.select("#calendar-form button.primary").text()).isEqualTo("Save");
        ask(sent(page, "#day-form"), Role.ADMIN);
        verify(calendars)
                .replace(
                        argThat(calendar -> calendar.days()
                                .equals(List.of(SpecialDay.open(
                                        LocalDate.of(2026, 12, 31),
                                        "New Year's Eve",
                                        OpenHours.parse("09:00-12:00"))))),
                        eq(3L));
    }
}
