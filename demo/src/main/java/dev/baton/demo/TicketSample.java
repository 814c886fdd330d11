package dev.baton.demo;

import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketService;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A week at the help desks of both companies. */
@Component
class TicketSample {
    private final TicketService tickets;
    private final WorkItems items;
    private final WorkList work;
    private final Map<String, TicketId> opened = new HashMap<>();

    TicketSample(TicketService tickets, WorkItems items, WorkList work) {
        this.tickets = tickets;
        this.items = items;
        this.work = work;
    }

    void tell(OfficeDays acme, OfficeDays globex, Script script) {
        var house = DemoTenants.ACME;
        script.at(
                acme.ago(4, "09:20"),
                () -> opens(
                        house,
                        TicketChannel.EMAIL,
                        "Cannot sign in since the update",
                        "Since this morning my password is refused.",
                        "Klara Winter",
                        "klara.winter@winter-logistik.example",
                        "de"));
        script.at(
                acme.ago(4, "10:05"),
                () -> works(
                        house,
                        "Cannot sign in since the update",
                        "tom",
                        "resolved",
                        "mail",
                        "We have unlocked your account. Please set a new password by the link on the sign-in page."));
        script.at(
                acme.ago(3, "11:00"),
                () -> opens(
                        house,
                        TicketChannel.PORTAL,
                        "Error in the monthly report",
                        "The report of October shows an error in column F.",
                        "Jonas Albrecht",
                        "jonas@albrecht-bau.example",
                        "de"));
        script.at(
                acme.ago(3, "13:30"),
                () -> works(
                        house,
                        "Error in the monthly report",
                        "theo",
                        "wait-customer",
                        "mail",
                        "Would you send us the file you started from?"));
        script.at(
                acme.ago(2, "15:10"),
                () -> opens(
                        house,
                        TicketChannel.EMAIL,
                        "Invoice charged twice",
                        "We were charged twice for the same invoice.",
                        "Petra Sommer",
                        "p.sommer@sommer-papier.example",
                        "en"));
        script.at(
                acme.ago(1, "09:05"),
                () -> opens(
                        house,
                        TicketChannel.PHONE,
                        "The whole warehouse is offline",
                        "Nothing is reachable, an outage of all scanners.",
                        "Lukas Berger",
                        null,
                        "en"));
        script.at(
                acme.ago(1, "10:40"),
                () -> opens(
                        house,
                        TicketChannel.EMAIL,
                        "About yesterday",
                        "As discussed, please see to it.",
                        "Nina Roth",
                        "nina.roth@roth-moebel.example",
                        "en"));
        script.at(
                acme.minutesAgo(25),
                () -> opens(
                        house,
                        TicketChannel.PORTAL,
                        "How do I print labels?",
                        "A question: how can I print labels for returns?",
                        "Ben Krause",
                        "ben.krause@krause-handel.example",
                        "en"));

        var neighbour = DemoTenants.GLOBEX;
        script.at(
                globex.ago(2, "10:00"),
                () -> opens(
                        neighbour,
                        TicketChannel.EMAIL,
                        "Inverter reports an error",
                        "Error 417 since the storm.",
                        "Hannah Moore",
                        "hannah@moorefarms.example",
                        "en"));
        script.at(
                globex.ago(1, "14:00"),
                () -> opens(
                        neighbour,
                        TicketChannel.EMAIL,
                        "We want to cancel",
                        "Please cancel our maintenance contract.",
                        "Luis Ortega",
                        "luis@ortega-canning.example",
                        "en"));
    }

    private void opens(
            Tenant tenant,
            TicketChannel channel,
            String subject,
            String text,
            String name,
            @Nullable String email,
            String language) {
        opened.put(
                subject,
                Tenancy.as(
                        tenant.id(),
                        Actor.system(channel.key()),
                        () -> tickets.open(new NewTicket(
                                channel,
                                subject,
                                text,
                                name,
                                email,
                                null,
                                language,
                                null,
                                null,
                                email != null,
                                List.of()))));
    }

    private void works(Tenant tenant, String subject, String login, String outcome, String told, String text) {
        var ticket = opened.get(subject);
        if (ticket == null) {
            throw new IllegalStateException("Nobody asked about " + subject);
        }
        var person = DemoPerson.named(login).signedIn();
        Tenancy.run(tenant.id(), Actor.person(login), () -> {
            var item = items.ofRecord(ticket.record()).stream()
                    .filter(open -> open.taskKey().equals("Task_WorkTicket"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Nothing waits about " + subject));
            var values = new HashMap<String, @Nullable Object>();
            values.put("outcome", outcome);
            values.put("told", told);
            values.put("text", text);
            if (outcome.equals("resolved")) {
                values.put("article", "no");
            }
            work.claim(item.id(), person);
            work.complete(item.id(), values, person);
        });
    }
}
