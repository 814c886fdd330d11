package dev.baton.web.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.LeadId;
import dev.baton.people.People;
import dev.baton.people.Person;
import dev.baton.shared.RecordType;
import dev.baton.ticket.TicketConversation;
import dev.baton.ticket.TicketId;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.web.leads.LeadCards;
import dev.baton.web.tickets.TicketCards;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** One task: its form beside what is known of the record it is about. */
@Controller
@Needs(Right.SEE_WORK)
class TaskPage {
    private final WorkItems items;
    private final WorkList work;
    private final People people;
    private final LeadCards cards;
    private final TicketCards tickets;
    private final TicketConversation conversation;
    private final WorkClock.Reader clock;
    private final ObjectMapper json;

    TaskPage(
            WorkItems items,
            WorkList work,
            People people,
            LeadCards cards,
            TicketCards tickets,
            TicketConversation conversation,
            WorkClock.Reader clock,
            ObjectMapper json) {
        this.items = items;
        this.work = work;
        this.people = people;
        this.cards = cards;
        this.tickets = tickets;
        this.conversation = conversation;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What {@code <baton-form>} reads.
     *
     * @param schema null if there is nothing to fill in
     */
    record FormData(@Nullable JsonNode schema, Map<String, @Nullable Object> data, boolean readonly) {}

    /**
     * What {@code <baton-form>} sends.
     *
     * @param seenUntil when somebody last wrote in the conversation beside the form; null where there is none
     */
    record Submitted(
            @Nullable Map<String, @Nullable Object> values,
            @Nullable Instant seenUntil) {}

    /** Where to go now that the work is done. */
    record Done(String location) {}

    @GetMapping("/work/{item}")
    String show(@PathVariable UUID item, SignedIn person, Model page) {
        var task = items.get(item, person);
        var row = WorkRow.of(task, person, clock.read());
        page.addAttribute("row", row);
        page.addAttribute("form", work.form(item, person));
        page.addAttribute("colleagues", row.mayAssign() ? colleagues(task) : List.of());
        if (task.record().type() == RecordType.LEAD) {
            var lead = new LeadId(task.record().id());
            cards.put(lead, null, person, page);
        } else if (task.record().type() == RecordType.TICKET) {
            tickets.put(new TicketId(task.record().id()), null, person, page);
        }
        return "work/task";
    }

    @GetMapping("/work/{item}/form.json")
    @ResponseBody
    FormData form(@PathVariable UUID item, SignedIn person) {
        var form = work.form(item, person);
        return new FormData(form.schema() == null ? null : parse(form.schema()), form.data(), form.readonly());
    }

    @PostMapping(path = "/work/{item}/complete", consumes = "application/json")
    @ResponseBody
    @Needs(Right.DO_WORK)
    Done complete(
            @PathVariable UUID item,
            @RequestBody Submitted submitted,
            SignedIn person,
            HttpServletRequest request,
            HttpServletResponse response) {
        var task = items.get(item, person);
        var values = submitted.values() == null ? Map.<String, @Nullable Object>of() : submitted.values();
        work.complete(item, values, person, conversation.unlessCrossed(task.record(), submitted.seenUntil()));
        var flash = RequestContextUtils.getOutputFlashMap(request);
        flash.put("flash", "work.done");
        flash.put("flashArgument", task.title());
        var next = next(task, person);
        RequestContextUtils.saveOutputFlashMap(next, request, response);
        return new Done(request.getContextPath() + next);
    }

    /** Work without a form needs no script to be done. */
    @PostMapping(path = "/work/{item}/complete", consumes = "application/x-www-form-urlencoded")
    @Needs(Right.DO_WORK)
    String complete(@PathVariable UUID item, SignedIn person, RedirectAttributes next) {
        var task = items.get(item, person);
        work.complete(item, Map.of(), person);
        Flash.done(next, "work.done", task.title());
        return "redirect:" + next(task, person);
    }

    /** What the person has to do next for the same record, or else the list. */
    private String next(WorkItem done, SignedIn person) {
        return items.ofRecord(done.record()).stream()
                .filter(item -> !item.id().equals(done.id()) && person.login().equals(item.assignee()))
                .findFirst()
                .map(item -> "/work/" + item.id())
                .orElse("/work");
    }

    private Collection<Person> colleagues(WorkItem task) {
        var found = new LinkedHashMap<String, Person>();
        for (var group : task.groups()) {
            people.membersOf(group).forEach(member -> found.put(member.login(), member));
        }
        if (found.isEmpty()) {
            people.all().forEach(anybody -> found.put(anybody.login(), anybody));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    private JsonNode parse(String schema) {
        try {
            return json.readTree(schema);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A form's schema is no JSON", cause);
        }
    }
}
