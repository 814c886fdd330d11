package dev.baton.delegates.ticketlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.baton.mail.OutgoingMail;
import dev.baton.shared.Invalid;
import dev.baton.shared.Rejected;
import dev.baton.ticket.ResolvedBy;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketPrivacy;
import dev.baton.ticket.TicketStatus;
import dev.baton.timeline.Activity;
import dev.baton.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Tickets that wait for an incident, and what brings them back. */
class TicketIncidentTest extends TicketProcessTest {
    @Autowired
    private TicketPrivacy privacy;

    @Autowired
    private Timeline timeline;

    @Test
    void part_of_an_incident_is_brought_back_by_its_customer_and_not_solved_over_their_head() {
        var incident = received("All is down", "outage");
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        told(() -> desk.declareIncident(incident, "theo"));
        told(() -> desk.joinIncident(hit, incident, "theo"));
        assertThat(waitsAt(instance(hit))).contains("Gateway_Incident").doesNotContain("Task_WorkTicket");
        clock.moveBy(Duration.ofMinutes(1));

        customerWrites(hit, "It is something else");
        assertThat(waitsAt(instance(hit))).contains("Task_WorkTicket");

        worked(incident, "The line is repaired");
        assertThat(view(hit).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(passed(instance(hit)))
                .contains("Message_CustomerWroteInIncident")
                .doesNotContain("Message_SolvedAtWork");
        worked(hit, "Here is a new password");
        assertThat(view(hit).status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void a_colleague_takes_up_part_of_an_incident_on_its_own() {
        var incident = received("All is down", "outage");
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        told(() -> desk.declareIncident(incident, "theo"));
        told(() -> desk.joinIncident(hit, incident, "theo"));

        told(() -> conversation.takeUp(hit));

        assertThat(waitsAt(instance(hit))).contains("Task_WorkTicket");
        assertThat(passed(instance(hit))).contains("Message_TakenUpInIncident");

        worked(incident, "The line is repaired");
        assertThat(view(hit).status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(passed(instance(hit))).contains("Message_SolvedAtWork");
    }

    @Test
    void a_ticket_that_is_not_sorted_yet_joins_no_incident() {
        var incident = incident();
        var hit = received(TicketChannel.PORTAL, "Hm", "Something strange", "otto@other.example");
        var before = List.copyOf(post);

        assertThatThrownBy(() -> told(() -> desk.joinIncident(hit, incident, "theo")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("ticket.not-sorted"));

        assertThat(view(hit).incidentOf()).isNull();
        assertThat(post).isEqualTo(before);
        worked(incident, "The line is repaired");
        complete("Task_TriageTicket", Map.of("priority", "normal", "category", "other", "team", "support-l1"));
        assertThat(work(hit)).isNotNull();
    }

    @Test
    void a_ticket_between_two_steps_joins_no_incident() {
        var incident = incident();
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        asTenant(() -> {
            desk.needsNextLevel(hit, "The directory is broken", "tina");
            return true;
        });

        assertThatThrownBy(() -> told(() -> desk.joinIncident(hit, incident, "theo")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("ticket.not-worked-on"));
        assertThat(view(hit).incidentOf()).isNull();

        afterAllJobs();
        told(() -> desk.joinIncident(hit, incident, "theo"));
        told(() -> desk.joinIncident(hit, incident, "theo"));
        assertThat(waitsAt(instance(hit))).contains("Gateway_Incident");
    }

    @Test
    void a_part_of_an_incident_that_cannot_hear_of_its_solution_stays_with_whoever_works_on_it() {
        var incident = incident();
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        told(() -> desk.joinIncident(hit, incident, "theo"));
        told(() -> conversation.takeUp(hit));
        asTenant(() -> {
            desk.needsNextLevel(hit, "The directory is broken", "tina");
            return true;
        });

        worked(incident, "The line is repaired");

        assertThat(view(hit).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(view(hit).level()).isEqualTo(2);
        worked(hit, "The directory is repaired");
        assertThat(view(hit).status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void an_incident_is_held_while_a_ticket_joins_it() {
        var incident = incident();
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");

        asTenant(() -> new TransactionTemplate(transactions).execute(status -> {
            desk.joinIncident(hit, incident, "theo");
            List<UUID> free = database.in(
                    tenant,
                    jdbc -> jdbc.sql("select id from crm.ticket where id = ? for no key update skip locked")
                            .param(incident.value())
                            .query(UUID.class)
                            .list());
            assertThat(free).isEmpty();
            return true;
        }));
    }

    @Test
    void an_incident_that_others_wait_for_is_merged_into_nothing() {
        var incident = incident();
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        var target = received("All is down here, too", "outage");
        told(() -> desk.joinIncident(hit, incident, "theo"));

        assertThatThrownBy(() -> told(() -> desk.merge(incident, target, "theo")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("ticket.incident-awaited"));

        assertThat(view(incident).status()).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void whoever_waits_for_an_incident_that_is_forgotten_is_worked_on_again() {
        var incident = incident();
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        told(() -> desk.joinIncident(hit, incident, "theo"));
        assertThat(waitsAt(instance(hit))).contains("Gateway_Incident");

        told(() -> privacy.requestErasure(incident));

        assertThat(view(incident).status()).isEqualTo(TicketStatus.ERASED);
        assertThat(waitsAt(instance(hit))).contains("Task_WorkTicket").doesNotContain("Gateway_Incident");
        assertThat(view(hit).incidentOf()).isNull();
        assertThat(asTenant(() -> timeline.page(hit.record(), null, 20).activities()))
                .extracting(Activity::subject)
                .contains("The incident is forgotten, this ticket is worked on by itself");
        worked(hit, "The directory is repaired");
        assertThat(view(hit).status()).isEqualTo(TicketStatus.RESOLVED);
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

    @Test
    void who_waits_for_their_customer_goes_on_waiting_when_the_incident_is_forgotten() {
        var incident = incident();
        var hit = received(TicketChannel.PORTAL, "Cannot sign in", "password", "otto@other.example");
        told(() -> desk.joinIncident(hit, incident, "theo"));
        told(() -> conversation.takeUp(hit));
        completeTask(work(hit), Map.of("outcome", "wait-customer", "told", "mail", "text", "Which password?"));
        assertThat(view(hit).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);

        told(() -> privacy.requestErasure(incident));

        assertThat(view(hit).incidentOf()).isNull();
        assertThat(view(hit).status()).isEqualTo(TicketStatus.WAITING_CUSTOMER);
        assertThat(waitsAt(instance(hit))).doesNotContain("Task_WorkTicket");
    }

    private TicketId incident() {
        var incident = received("All is down", "outage");
        told(() -> desk.declareIncident(incident, "theo"));
        return incident;
    }

    private void worked(TicketId id, String text) {
        completeTask(work(id), Map.of("outcome", "resolved", "told", "mail", "text", text, "article", "no"));
    }

    private List<String> toOtto() {
        return post.stream()
                .filter(mail -> mail.to().equals("otto@other.example"))
                .map(OutgoingMail::text)
                .toList();
    }
}
