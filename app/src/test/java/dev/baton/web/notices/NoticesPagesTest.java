package dev.baton.web.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.identity.Role;
import dev.baton.notice.Notice;
import dev.baton.notice.NoticeKind;
import dev.baton.notice.NoticePage;
import dev.baton.notice.NoticePreferences;
import dev.baton.notice.NoticeSettings;
import dev.baton.notice.Notifications;
import dev.baton.notice.Way;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.people.PersonId;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.sms.QuietHours;
import dev.baton.web.PageTest;
import dev.baton.web.StaffPages;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

/** The pages of what somebody is told, as they see them. */
class NoticesPagesTest extends PageTest {
    private static final Person ANNA = new Person(
            PersonId.create(), "anna", "Anna Berg", "anna@acme.example", ZoneId.of("Europe/Berlin"), "en", 20, true);
    private static final RecordRef TICKET = new RecordRef(RecordType.TICKET, UUID.randomUUID());
    private static final UUID NOTICE = UUID.randomUUID();

    @Autowired
    private Notifications notifications;

    @Autowired
    private NoticeSettings settings;

    @Autowired
    private People people;

    @BeforeEach
    void anna() {
        given(people.byLogin(any())).willReturn(Optional.of(ANNA));
        given(notifications.page(any(), any())).willReturn(new NoticePage(List.of(), null));
        given(settings.of(any()))
                .willReturn(new NoticePreferences(Map.of(), null, null, false, NoticePreferences.MORNING, 3));
    }

    private static Notice notice(boolean read) {
        return new Notice(
                NOTICE,
                NoticeKind.PROMISE_IN_DANGER,
                TICKET,
                "#7 It smokes",
                Map.of("percent", "80"),
                StaffPages.NOW,
                read);
    }

    @Test
    void what_was_told_stands_there_and_unread_can_be_marked() {
        given(notifications.page(any(), any()))
                .willReturn(new NoticePage(List.of(notice(false), notice(true)), NOTICE));
        given(notifications.unread(any())).willReturn(1);

        var page = page(get("/notifications"), Role.SUPPORT, 200);

        assertThat(page.select("#notice-list li").eachText())
                .allSatisfy(line -> assertThat(line).contains("80 percent of a promise are used up: #7 It smokes"));
        assertThat(page.select("#notice-list li.read")).hasSize(1);
        assertThat(page.select("#read-all")).hasSize(1);
        assertThat(page.select("#pager a").attr("href")).isEqualTo("/notifications?before=" + NOTICE);
        assertThat(page.select("#bell")).hasSize(1);
    }

    @Test
    void who_was_told_nothing_reads_what_would_stand_there() {
        var page = page(get("/notifications"), Role.SUPPORT, 200);

        assertThat(page.select(".empty").text()).contains("Nothing to tell");
        assertThat(page.select("#read-all")).isEmpty();
    }

    @Test
    void the_bell_counts_and_stops_counting() {
        given(notifications.unread(any())).willReturn(3);
        assertThat(page(get("/notifications/bell"), Role.SUPPORT, 200)
                        .select("#bell .count")
                        .text())
                .isEqualTo("3");
        given(notifications.unread(any())).willReturn(Notifications.COUNTED);
        assertThat(page(get("/notifications/bell"), Role.SUPPORT, 200)
                        .select("#bell .count")
                        .text())
                .isEqualTo("100+");
        given(notifications.unread(any())).willReturn(0);
        assertThat(page(get("/notifications/bell"), Role.SUPPORT, 200).select("#bell .count"))
                .isEmpty();
    }

    @Test
    void opening_one_reads_it_and_goes_to_its_record_and_others_ones_are_not_there() {
        given(notifications.find(ANNA.id(), NOTICE)).willReturn(Optional.of(notice(false)));

        assertThat(ask(post("/notifications/" + NOTICE + "/open"), Role.SUPPORT).getRedirectedUrl())
                .isEqualTo("/tickets/" + TICKET.id());
        verify(notifications).read(ANNA.id(), NOTICE);

        var strange = UUID.randomUUID();
        assertThat(ask(post("/notifications/" + strange + "/open"), Role.SUPPORT)
                        .getStatus())
                .isEqualTo(404);
        assertThat(ask(post("/notifications/" + strange + "/read"), Role.SUPPORT)
                        .getStatus())
                .isEqualTo(404);
        verify(notifications, never()).read(ANNA.id(), strange);
    }

    @Test
    void all_are_read_at_once() {
        assertThat(ask(post("/notifications/read-all"), Role.SUPPORT).getRedirectedUrl())
                .isEqualTo("/notifications");

        verify(notifications).readAll(ANNA.id());
    }

    @Test
    void how_to_be_told_is_shown_as_it_is_and_saved_as_it_was_chosen() {
        var page = page(get("/settings/notifications"), Role.SUPPORT, 200);
        assertThat(page.select("#way-customer-wrote option[selected]").attr("value"))
                .isEqualTo("mail");
        assertThat(page.select("#way-ticket-assigned option[selected]").attr("value"))
                .isEqualTo("none");
        assertThat(page.select("#digestAt").attr("value")).isEqualTo("08:00");

        var answer = ask(
                post("/settings/notifications")
                        .param("version", "3")
                        .param("way.customer-wrote", "sms")
                        .param("way.promise-broken", "digest")
                        .param("phone", "+49 151 12345678")
                        .param("from", "20:00")
                        .param("until", "07:30")
                        .param("pressing", "yes")
                        .param("digestAt", "17:15"),
                Role.SUPPORT);

        assertThat(answer.getRedirectedUrl()).isEqualTo("/settings/notifications");
        var saved = ArgumentCaptor.forClass(NoticePreferences.class);
        verify(settings).save(eq(ANNA.id()), saved.capture());
        assertThat(saved.getValue().way(NoticeKind.CUSTOMER_WROTE)).isEqualTo(Way.SMS);
        assertThat(saved.getValue().way(NoticeKind.PROMISE_BROKEN)).isEqualTo(Way.DIGEST);
        assertThat(saved.getValue().way(NoticeKind.TICKET_ASSIGNED)).isEqualTo(Way.NONE);
        assertThat(saved.getValue().phone()).isEqualTo(PhoneNumber.read("+4915112345678", null));
        assertThat(saved.getValue().quiet()).isEqualTo(new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 30)));
        assertThat(saved.getValue().pressing()).isTrue();
        assertThat(saved.getValue().digestAt()).isEqualTo(LocalTime.of(17, 15));
        assertThat(saved.getValue().version()).isEqualTo(3);
    }

    @Test
    void what_does_not_fit_stands_beside_its_field_and_nothing_typed_is_lost() {
        var page = page(
                post("/settings/notifications")
                        .param("version", "3")
                        .param("way.customer-wrote", "digest")
                        .param("phone", "none")
                        .param("from", "20:00")
                        .param("until", "")
                        .param("digestAt", "at noon"),
                Role.SUPPORT,
                422);

        assertThat(page.select(".error").eachText())
                .containsExactly(
                        "This is no telephone number",
                        "Quiet hours need a beginning and another end",
                        "This is no time of day");
        assertThat(page.select("#phone").attr("value")).isEqualTo("none");
        assertThat(page.select("#way-customer-wrote option[selected]").attr("value"))
                .isEqualTo("digest");
        verify(settings, never()).save(any(), any());
    }

    @Test
    void who_was_faster_in_another_tab_is_not_overwritten_and_what_was_typed_is_kept() {
        willThrow(new OptimisticLockingFailureException("changed"))
                .given(settings)
                .save(any(), argThat(wanted -> wanted != null && wanted.version() == 2));

        var page = page(
                post("/settings/notifications")
                        .param("version", "2")
                        .param("way.customer-wrote", "digest")
                        .param("from", "21:00")
                        .param("until", "06:30")
                        .param("pressing", "yes")
                        .param("digestAt", "07:15"),
                Role.SUPPORT,
                409);

        assertThat(page.select("#changed-meanwhile a[target=_blank]").attr("href"))
                .isEqualTo("/settings/notifications");
        assertThat(page.select("#way-customer-wrote option[selected]").attr("value"))
                .isEqualTo("digest");
        assertThat(page.select("#from").val()).isEqualTo("21:00");
        assertThat(page.select("#until").val()).isEqualTo("06:30");
        assertThat(page.select("input[name=pressing][checked]").val()).isEqualTo("yes");
        assertThat(page.select("#digestAt").val()).isEqualTo("07:15");
        var version = page.select("input[name=version]").attr("value");
        assertThat(version).isEqualTo("3");
        assertThat(ask(post("/settings/notifications").param("version", version), Role.SUPPORT)
                        .getRedirectedUrl())
                .isEqualTo("/settings/notifications");
    }
}
