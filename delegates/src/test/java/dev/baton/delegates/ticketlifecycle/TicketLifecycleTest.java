package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.Holiday;
import dev.baton.calendar.OpenHours;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.shared.Invalid;
import dev.baton.sla.ClockKind;
import dev.baton.ticket.ClockEntry;
import dev.baton.ticket.ClockEvent;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.CrossedLetters;
import dev.baton.ticket.MovedDeadline;
import dev.baton.ticket.Priority;
import dev.baton.ticket.Promise;
import dev.baton.ticket.PromiseService;
import dev.baton.ticket.ResolvedBy;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketDeadlines;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketWatch;
import dev.baton.ticket.Triage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way a ticket can go. */
class TicketLifecycleTest extends TicketProcessTest {
    @Autowired
    private Surveys surveys;

    @Autowired
    private CalendarService calendars;

    @Autowired
    private TicketDeadlines deadlines;

    @Autowired
    private TicketPrivacy privacy;

    @Autowired
    private PromiseService promised;

    @Autowired
    private TicketWatch watch;

    @Test
    void a_ticket_is_acknowledged_answered_solved_and_closed_when_nobody_objects() {
        var id = received("Cannot sign in", "My password is not accepted");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).priority()).isEqualTo(Priority.HIGH);
        assertThat(toCustomer()).containsExactly("[#1001] Cannot sign in");
        assertThat(task("Task_WorkTicket")).isNotNull();

        clock.moveBy(Duration.ofMinutes(30));
        worked("resolved", "mail", "Here is a new password");

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(toCustomer()).containsExactly("[#1001] Cannot sign in", "Re: [#1001] Cannot sign in");
        assertThat(view(id).clocks())
                .allSatisfy(
                        clock -> assertThat(clock.fulfilledAt()).isEqualTo(MONDAY_TEN.plus(Duration.ofMinutes(30))));

        at("2026-11-04T10:00:00Z");

        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(passed(instance(id))).contains("EndEvent_Closed", "Task_CloseTicket");
    }

    @Test
    void a_ticket_that_no_rule_knows_is_sorted_by_a_person() {
        var id = received("Hm", "Something strange");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNull();
        assertThat(toCustomer())
                .as("Nobody waits for that until somebody has sorted")
                .containsExactly("[#1001] Hm");

        complete("Task_TriageTicket", Map.of("priority", "urgent", "category", "outage", "team", "support-l2"));

        assertThat(view(id).priority()).isEqualTo(Priority.URGENT);
        assertThat(view(id).policy()).isEqualTo("urgent");
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(instance(id))).contains("Task_TriageTicket", "Task_Acknowledge");
        assertThat(toCustomer()).hasSize(1);
    }

    @Test
    void two_letters_of_one_person_are_acknowledged_once() {
        received("Cannot sign in", "password");
        received("Cannot sign in either", "password");

        assertThat(toCustomer()).hasSize(1);
    }

    @Test
    void while_the_customer_has_to_answer_the_clock_stands_and_their_answer_starts_it_again() {
        var id = received("An error", "There is an error in the report");
        clock.moveBy(Duration.ofHours(1));
        worked("wait-customer", "mail", "Which report?");

        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(clockOf(id, ClockKind.RESOLUTION).running()).isFalse();
        var left = clockOf(id, ClockKind.RESOLUTION).left();

        clock.moveTo(Instant.parse("2026-11-03T09:00:00Z"));
        assertThat(clockOf(id, ClockKind.RESOLUTION).left()).isEqualTo(left);
        customerWrites(id, "The one of October");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(clockOf(id, ClockKind.RESOLUTION).running()).isTrue();
        assertThat(clockOf(id, ClockKind.RESOLUTION).left()).isEqualTo(left);
        assertThat(clockOf(id, ClockKind.NEXT).dueAt()).isNotNull();
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(instance(id))).contains("Message_CustomerReplied");
    }

    @Test
    void a_silent_customer_is_reminded_twice_and_then_the_ticket_is_taken_as_solved() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        var before = toCustomer().size();

        at("2026-11-05T09:30:00Z");
        assertThat(toCustomer()).hasSize(before + 1);
        at("2026-11-10T09:30:00Z");
        assertThat(toCustomer()).hasSize(before + 2);
        at("2026-11-13T09:30:00Z");
        assertThat(toCustomer()).as("no third reminder").hasSize(before + 2);
        at("2026-11-16T09:30:00Z");

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(view(id).resolvedBy()).isEqualTo(ResolvedBy.SILENCE);
        assertThat(toCustomer()).hasSize(before + 3);
        assertThat(passed(instance(id))).contains("EndEvent_GivenUp");
    }

    @Test
    void a_customer_whose_letters_come_back_is_sought_by_another_way() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");

        told(() -> journey.replyBounced(id));
        complete(
                "Task_CustomerUnreachable",
                Map.of("otherWay", "yes", "note", "Called the switchboard", "email", "carla@home.example"));

        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(view(id).requesterEmail()).isEqualTo("carla@home.example");
        assertThat(passed(instance(id))).contains("Message_ReplyBounced", "Gateway_OtherWay");
    }

    @Test
    void a_customer_nobody_can_reach_ends_the_ticket() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");

        told(() -> journey.replyBounced(id));
        complete("Task_CustomerUnreachable", Map.of("otherWay", "no", "note", "No number either"));

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(passed(instance(id))).contains("EndEvent_Unreachable");
    }

    @Test
    void somebody_else_who_has_to_answer_is_waited_for() {
        var id = received("An error", "There is an error in the report");
        worked("wait-vendor", "nothing", null);
        assertThat(view(id).status()).isEqualTo(TicketStatus.WAITING_VENDOR);

        told(() -> conversation.vendorAnswered(id, "It is a known defect", "theo"));

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(passed(instance(id))).contains("Message_VendorAnswered");
    }

    @Test
    void a_silent_vendor_brings_the_ticket_back_to_work() {
        var id = received("An error", "There is an error in the report");
        worked("wait-vendor", "nothing", null);

        at("2026-11-05T09:30:00Z");

        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(instance(id))).contains("Timer_VendorSilent");
    }

    @Test
    void an_answer_that_it_is_not_solved_reopens_with_the_time_that_was_left() {
        var id = received("Cannot sign in", "password");
        clock.moveBy(Duration.ofHours(1));
        worked("resolved", "mail", "Try again");
        var left = clockOf(id, ClockKind.RESOLUTION).left();

        at("2026-11-03T10:00:00Z");
        customerWrites(id, "It does not help, I still cannot get in");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).cycle()).isEqualTo(2);
        assertThat(clockOf(id, ClockKind.RESOLUTION).left()).isEqualTo(left);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(passed(instance(id))).contains("Task_ReopenTicket");
    }

    @Test
    void an_answer_that_is_faster_than_the_process_ends_the_wait() {
        var id = received("An error", "There is an error in the report");
        clock.moveBy(Duration.ofMinutes(5));
        completeOnly("Task_WorkTicket", Map.of("outcome", "wait-customer", "told", "mail", "text", "Which report?"));
        clock.moveBy(Duration.ofSeconds(1));
        customerWrites(id, "The one of October");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
    }

    @Test
    void an_objection_that_is_faster_than_the_process_reopens() {
        var id = received("Cannot sign in", "password");
        clock.moveBy(Duration.ofMinutes(5));
        completeOnly(
                "Task_WorkTicket", Map.of("outcome", "resolved", "told", "mail", "text", "Try again", "article", "no"));
        clock.moveBy(Duration.ofSeconds(1));
        customerWrites(id, "It does not help, I still cannot get in");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).cycle()).isEqualTo(2);
    }

    @Test
    void an_answer_that_is_faster_than_the_reminder_ends_the_wait() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        var before = toCustomer();
        clock.moveTo(Instant.parse("2026-11-05T09:30:00Z"));
        allJobsBefore("Task_RemindCustomer");

        customerWrites(id, "The one of October");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(toCustomer()).isEqualTo(before);
    }

    @Test
    void an_answer_that_is_faster_than_giving_up_ends_the_wait() {
        var id = received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        at("2026-11-05T09:30:00Z");
        at("2026-11-10T09:30:00Z");
        var before = toCustomer();
        clock.moveTo(Instant.parse("2026-11-16T09:30:00Z"));
        allJobsBefore("Task_SolveUnanswered");

        customerWrites(id, "The one of October");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(toCustomer()).isEqualTo(before);
        assertThat(passed(instance(id))).contains("Gateway_AnsweredAfterAll").doesNotContain("EndEvent_GivenUp");
    }

    @Test
    void an_objection_that_is_faster_than_the_close_reopens() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        clock.moveTo(Instant.parse("2026-11-04T10:00:00Z"));
        allJobsBefore("Task_CloseTicket");

        customerWrites(id, "It does not help, I still cannot get in");

        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(id).cycle()).isEqualTo(2);
        assertThat(task("Task_WorkTicket")).isNotNull();
    }

    @Test
    void thanks_that_are_faster_than_the_close_keep_nothing_open() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        clock.moveTo(Instant.parse("2026-11-04T10:00:00Z"));
        allJobsBefore("Task_CloseTicket");

        customerWrites(id, "Thank you very much, it works now!");

        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(passed(instance(id))).contains("EndEvent_Closed");
    }

    @Test
    void thanks_reopen_nothing() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");

        customerWrites(id, "Thank you very much, it works now!");

        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
        at("2026-11-04T10:00:00Z");
        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void an_answer_to_a_closed_ticket_is_a_ticket_that_follows_it() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        at("2026-11-04T10:00:00Z");
        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);

        customerWrites(id, "Now the printer is broken");

        assertThat(view(id).status()).isEqualTo(TicketStatus.CLOSED);
        var follower = asTenant(() -> tickets.byNumber(1002)).orElseThrow();
        assertThat(view(follower).followed()).isEqualTo(id);
    }

    @Test
    void whoever_cannot_solve_it_hands_it_to_the_next_level() {
        var id = received("Cannot sign in", "password");

        told(() -> desk.needsNextLevel(id, "The directory is broken", "tina"));

        assertThat(view(id).level()).isEqualTo(2);
        assertThat(view(id).team()).isEqualTo("support-l2");
        assertThat(tasks.getIdentityLinksForTask(task("Task_WorkTicket").getId()))
                .extracting(link -> link.getGroupId())
                .contains("support-l2");
        assertThat(passed(instance(id))).contains("Escalation_NeedsNextLevel", "Task_PassUp");
    }

    @Test
    void a_promise_in_danger_is_told_once_and_a_broken_one_raises_the_priority_and_calls_who_leads() {
        var id = received("Cannot sign in", "password");

        // 240 minutes of office hours from ten o'clock: 80 % at 13:12, all at 14:00.
        at("2026-11-02T12:13:00Z");
        assertThat(to("tina")).hasSize(1);
        at("2026-11-02T12:30:00Z");
        assertThat(to("tina")).as("nobody is told twice").hasSize(1);

        at("2026-11-02T13:01:00Z");
        assertThat(view(id).priority()).isEqualTo(Priority.URGENT);
        assertThat(to("lena")).hasSize(1);
        assertThat(journal(id))
                .filteredOn(entry -> entry.event() == ClockEvent.BREACHED)
                .extracting(ClockEntry::kind)
                .containsExactly(ClockKind.FIRST);
    }

    @Test
    void a_solution_that_is_late_becomes_work_of_who_leads_support() {
        var id = received("Cannot sign in", "password");
        worked("wait-vendor", "nothing", null);
        told(() -> conversation.vendorAnswered(id, "Known", "theo"));

        // A high ticket is to be solved within four days of eight hours.
        at("2026-11-13T16:00:00Z");

        assertThat(task("Task_ManagerCare")).isNotNull();
        complete("Task_ManagerCare", Map.of("note", "Theo does it today"));
        assertThat(task("Task_ManagerCare")).isNull();
    }

    @Test
    void no_promise_is_broken_while_the_customer_has_to_answer_or_after_it_is_solved() {
        var id = received("Cannot sign in", "password");
        worked("wait-customer", "mail", "Which browser?");
        at("2026-11-03T16:00:00Z");
        customerWrites(id, "The red one");
        worked("resolved", "mail", "Use the blue one");
        at("2026-11-03T23:00:00Z");

        assertThat(journal(id)).noneMatch(entry -> entry.event() == ClockEvent.BREACHED);
        assertThat(view(id).clocks()).allMatch(clock -> clock.breachedAt() == null);
    }

    @Test
    void a_ticket_that_is_sorted_again_is_promised_again() {
        var id = received("A question", "How do I print?");
        assertThat(view(id).policy()).isEqualTo("low");

        told(() -> desk.sort(id, new Triage(Priority.URGENT, "support-l2", "outage", null), view(id).version()));

        assertThat(view(id).policy()).isEqualTo("urgent");
        assertThat(clockOf(id, ClockKind.FIRST).target()).isEqualTo(Duration.ofMinutes(120));
        assertThat(journal(id)).anyMatch(entry -> entry.event() == ClockEvent.PROMISED);
        assertThat(passed(instance(id))).contains("Decision_PromiseAgain");
    }

    @Test
    void a_ticket_that_is_sorted_on_its_page_goes_on_as_if_it_had_been_sorted_as_a_task() {
        var id = received("Hm", "Something strange");

        told(() -> desk.sort(id, new Triage(Priority.URGENT, "support-l2", "outage", null), view(id).version()));

        assertThat(task("Task_TriageTicket")).isNull();
        assertThat(task("Task_WorkTicket")).isNotNull();
        assertThat(view(id).policy()).isEqualTo("urgent");
        assertThat(clockOf(id, ClockKind.FIRST).running()).isTrue();
        assertThat(waitsAt(instance(id))).contains("CallActivity_SlaWatch");
        assertThat(passed(instance(id))).contains("Message_TicketSorted").doesNotContain("Decision_PromiseAgain");
    }

    @Test
    void a_merged_ticket_ends_and_its_words_go_where_it_went() {
        var id = received("Cannot sign in", "password");
        var target = received("Nobody can sign in", "password of all");
        var key = view(id).customerKey();

        told(() -> desk.merge(id, target, "tina"));

        assertThat(view(id).status()).isEqualTo(TicketStatus.MERGED);
        assertThat(view(id).clocks()).noneMatch(ClockView::running);
        assertThat(passed(instance(id))).contains("EndEvent_Merged");
        assertEnded(instance(id));

        told(() -> conversation.wroteByPortal(key, "One more thing"));
        assertThat(view(target).lastCustomerAt()).isEqualTo(clock.instant());
    }

    @Test
    void an_incident_that_is_solved_is_solved_for_all() {
        var incident = received("All is down", "outage");
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        told(() -> desk.declareIncident(incident, "theo"));
        told(() -> desk.joinIncident(hit, incident, "theo"));
        assertThat(task("Task_WorkTicket").getProcessInstanceId()).isEqualTo(instance(incident));

        complete(
                "Task_WorkTicket",
                Map.of(
                        "outcome",
                        "resolved",
                        "told",
                        "mail",
                        "text",
                        "Your contract ends in May",
                        "others",
                        "The line is repaired",
                        "article",
                        "no"));

        assertThat(view(hit).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(view(hit).resolvedBy()).isEqualTo(ResolvedBy.INCIDENT);
        assertThat(toOtto()).last(STRING).contains("The line is repaired");
        assertThat(toOtto()).noneMatch(text -> text.contains("contract"));
        assertThat(passed(instance(hit))).contains("Message_IncidentSolved");
    }

    @Test
    void whom_an_incident_hit_reads_that_it_is_over_where_nobody_wrote_to_them() {
        var incident = received("All is down", "outage");
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        told(() -> desk.declareIncident(incident, "theo"));
        told(() -> desk.joinIncident(hit, incident, "theo"));

        worked("resolved", "phone", "I said that her contract ends in May");

        assertThat(view(hit).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(toOtto()).last(STRING).contains("is over").doesNotContain("contract");
    }

    @Test
    void nobody_writes_to_others_where_there_is_no_incident() {
        received("Cannot sign in", "password");

        assertThatThrownBy(() -> completeOnly(
                        "Task_WorkTicket",
                        Map.of("outcome", "resolved", "told", "nothing", "others", "Hello", "article", "no")))
                .isInstanceOf(Invalid.class);
    }

    private List<String> toOtto() {
        return post.stream()
                .filter(mail -> mail.to().equals("otto@other.example"))
                .map(OutgoingMail::text)
                .toList();
    }

    @Test
    void an_unhappy_customer_is_called_back_and_each_solution_is_asked_about_once() {
        var id = received("Cannot sign in", "password");
        worked("resolved", "mail", "Try again");
        assertThat(toCustomer()).hasSize(2);

        at("2026-11-02T10:30:00Z");
        assertThat(toCustomer()).hasSize(3).last().isEqualTo("[#1001] How did we do?");

        told(() -> surveys.rate(view(id).customerKey(), 1, 1, "It took too long"));
        assertThat(task("Task_CallBack")).isNotNull();
        complete("Task_CallBack", Map.of("note", "Apologised"));

        told(() -> surveys.rate(view(id).customerKey(), 1, 5, null));
        assertThat(task("Task_CallBack")).as("a changed mind calls nobody").isNull();
        assertThat(view(id).ratings()).extracting(Surveys.Rating::score).containsExactly(5);
    }

    @Test
    void whoever_was_given_up_on_is_not_asked_how_we_did() {
        received("An error", "There is an error in the report");
        worked("wait-customer", "mail", "Which report?");
        at("2026-11-05T09:30:00Z");
        at("2026-11-10T09:30:00Z");
        at("2026-11-16T09:30:00Z");
        at("2026-11-30T09:30:00Z");

        assertThat(toCustomer()).noneMatch(subject -> subject.contains("How did we do"));
    }

    @Test
    void two_answers_do_not_cross_unseen() {
        var id = received("Cannot sign in", "password");
        var seen = view(id).seenUntil();
        clock.moveBy(Duration.ofMinutes(5));
        customerWrites(id, "It is urgent");

        assertThatThrownBy(() -> asTenant(() -> {
                    conversation.answer(id, "Try again", "tina", seen, SendKey.of("a", id.toString()), null, null);
                    return true;
                }))
                .isInstanceOf(CrossedLetters.class);
        assertThat(toCustomer()).hasSize(1);
    }

    @Test
    void a_ticket_is_not_solved_over_the_head_of_a_customer_who_wrote_meanwhile() {
        var id = received("Cannot sign in", "password");
        taken("Task_WorkTicket");
        var item = item(task("Task_WorkTicket"));
        var tina = signedIn("tina", "support-l1");
        var done = Map.<String, @Nullable Object>of("outcome", "resolved", "told", "nothing", "article", "no");
        var seen = view(id).seenUntil();
        clock.moveBy(Duration.ofMinutes(5));
        customerWrites(id, "And now it smokes");

        assertThatThrownBy(() ->
                        told(() -> workList.complete(item, done, tina, conversation.unlessCrossed(id.record(), seen))))
                .isInstanceOf(CrossedLetters.class);
        assertThat(view(id).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(task("Task_WorkTicket")).isNotNull();

        var seenNow = view(id).seenUntil();
        told(() -> workList.complete(item, done, tina, conversation.unlessCrossed(id.record(), seenNow)));
        assertThat(view(id).status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void a_person_who_wants_to_be_forgotten_ends_the_ticket() {
        var id = received("Cannot sign in", "password");

        told(() -> privacy.requestErasure(id));

        assertThat(view(id).status()).isEqualTo(TicketStatus.ERASED);
        assertThat(view(id).requesterEmail()).isNull();
        assertThat(passed(instance(id))).contains("EndEvent_Erased");
        assertEnded(instance(id));
    }

    @Test
    void a_holiday_moves_the_deadlines_it_is_counted_by_and_says_so_before_and_after() {
        asTenant(() -> {
            var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                    .forEach(day -> week.put(day, OpenHours.parseAll("09:00-17:00")));
            calendars.create(new CalendarDefinition(
                    CalendarService.DEFAULT, "Office", ZoneId.of("Europe/Berlin"), "DE", week, List.of()));
            return true;
        });
        var id = received("A question", "How do I print?");
        var before = clockOf(id, ClockKind.FIRST).dueAt();
        var holiday = List.of(new Holiday("DE", LocalDate.parse("2026-11-03"), "Day of rest"));

        var preview = asTenant(() -> deadlines.preview(calendars.tried(holiday, List.of())));

        assertThat(preview).extracting(MovedDeadline::clock).containsExactly(ClockKind.FIRST, ClockKind.RESOLUTION);
        assertThat(clockOf(id, ClockKind.FIRST).dueAt()).as("nothing is kept").isEqualTo(before);

        told(() -> calendars.addHolidays(holiday));

        assertThat(clockOf(id, ClockKind.FIRST).dueAt())
                .isEqualTo(preview.get(0).after())
                .isEqualTo(before.plus(Duration.ofDays(1)));
        assertThat(journal(id))
                .filteredOn(entry -> entry.event() == ClockEvent.MOVED)
                .hasSize(2);
    }

    @Test
    void a_changed_promise_moves_what_is_open_says_so_and_the_watch_follows() {
        var id = received("A question", "How do I print?");
        var policy = asTenant(() -> promised.list()).stream()
                .filter(one -> one.policy().equals(view(id).policy()))
                .findFirst()
                .orElseThrow();
        assertThat(policy.own()).isFalse();
        var wanted = hours(policy.holds(), 1, 1, 2);

        var preview = asTenant(() -> promised.preview(wanted));

        assertThat(preview).extracting(MovedDeadline::clock).containsExactly(ClockKind.FIRST, ClockKind.RESOLUTION);
        told(() -> promised.save(wanted, policy.version()));
        assertThat(clockOf(id, ClockKind.FIRST).dueAt())
                .isEqualTo(preview.get(0).after())
                .isEqualTo(MONDAY_TEN.plus(Duration.ofHours(1)));
        assertThat(journal(id))
                .filteredOn(entry -> entry.event() == ClockEvent.PROMISED)
                .extracting(ClockEntry::reason)
                .containsExactlyInAnyOrder(
                        "The promise low was changed from 16 h to 1 h, by test",
                        "The promise low was changed from 80 h to 2 h, by test");

        asTenant(() -> {
            watch.unwatched(10).forEach(journey::clocksChanged);
            return true;
        });
        afterAllJobs();
        at("2026-11-02T09:30:00Z");
        assertThat(asTenant(() -> watch.unwatched(10))).isEmpty();
        assertThat(asTenant(() -> watch.nextThreshold(id))).contains(Instant.parse("2026-11-02T09:48:00Z"));
    }

    @Test
    void a_promise_that_was_broken_and_made_longer_is_told_of_when_it_breaks_again() {
        var id = received("A question", "How do I print?");
        promised(id, 1, 100);
        at("2026-11-02T10:00:00Z");
        assertThat(escalations(id)).containsExactly("50 now", "80 now", "100 now");

        told(() -> desk.sort(id, new Triage(Priority.NORMAL, "support-l1", "question", null), view(id).version()));
        assertThat(clockOf(id, ClockKind.FIRST).breachedAt()).isNull();
        assertThat(escalations(id)).containsExactly("50 before", "80 before", "100 before");
        at("2026-11-03T10:00:00Z");

        assertThat(escalations(id))
                .containsExactly("50 before", "80 before", "100 before", "50 now", "80 now", "100 now");
    }

    @Test
    void of_several_rungs_that_lie_behind_only_the_highest_is_told_of() {
        var id = received("A question", "How do I print?");
        clock.moveTo(Instant.parse("2026-11-02T09:50:00Z"));
        var told = post.size();

        promised(id, 1, 100);

        assertThat(escalations(id)).containsExactlyInAnyOrder("50 now", "80 now");
        assertThat(actions(id)).containsExactlyInAnyOrder("50 none", "80 reassign");
        assertThat(post.stream().skip(told).map(OutgoingMail::subject)).allMatch(subject -> subject.contains("80"));
    }

    /** Its policy promises that from now on, in hours; who watches it looks again. */
    private void promised(TicketId id, int first, int resolution) {
        var policy = asTenant(() -> promised.get(view(id).policy()));
        told(() -> promised.save(hours(policy.holds(), first, first, resolution), policy.version()));
        told(() -> watch.unwatched(10).forEach(journey::clocksChanged));
    }

    private List<String> escalations(TicketId id) {
        return escalations(id, "percent || case when withdrawn_at is null then ' now' else ' before' end");
    }

    private List<String> actions(TicketId id) {
        return escalations(id, "percent || ' ' || action");
    }

    private List<String> escalations(TicketId id, String what) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select " + what
                                + " from crm.ticket_escalation e join crm.sla_clock c on c.id = e.clock_id"
                                + " where e.ticket_id = ? and c.kind = 'first' order by e.at, percent")
                        .param(id.value())
                        .query(String.class)
                        .list());
    }

    @Test
    void a_table_of_the_tenants_own_says_what_is_promised_to_who_asks_from_then_on() throws IOException {
        var own = repository
                .createDeployment()
                .tenantId(tenant.toString())
                .addString(
                        "sla_policy.dmn",
                        table().replace("<text>4800</text>", "<text>600</text>")
                                .replace("<text>960</text>", "<text>240</text>"))
                .deploy();
        try {
            var id = received("A question", "How do I print?");

            assertThat(clockOf(id, ClockKind.FIRST).target()).isEqualTo(Duration.ofHours(4));
            assertThat(asTenant(() -> promised.get("low")).holds().resolution()).isEqualTo(Duration.ofHours(10));
        } finally {
            repository.deleteDeployment(own.getId(), true);
        }
    }

    private static String table() throws IOException {
        try (var file = TicketLifecycleTest.class.getResourceAsStream("/processes/ticket-lifecycle/sla_policy.dmn")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Promise hours(Promise promise, int first, int next, int resolution) {
        return new Promise(
                promise.policy(),
                Duration.ofHours(first),
                Duration.ofHours(next),
                Duration.ofHours(resolution),
                promise.calendar(),
                promise.pausesForCustomer(),
                promise.pausesForVendor(),
                promise.escalationSet());
    }

    private ClockView clockOf(TicketId id, ClockKind kind) {
        return view(id).clocks().stream()
                .filter(clock -> clock.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private List<ClockEntry> journal(TicketId id) {
        return asTenant(() -> sight.journal(id, signedIn("tina", "support-l1")));
    }
}
