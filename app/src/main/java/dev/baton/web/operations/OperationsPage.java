package dev.baton.web.operations;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.inbox.Inbox;
import dev.baton.journey.StuckWork;
import dev.baton.outbox.Channel;
import dev.baton.outbox.ChannelStates;
import dev.baton.outbox.Circuit;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import dev.baton.webhook.Webhook;
import dev.baton.webhook.Webhooks;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What does not move by itself any more: letters, entries, steps of processes; and how to get it going. */
@Controller
@RequestMapping("/operations")
@Needs(Right.RUN_OPERATIONS)
class OperationsPage {
    private static final int STEPS = 50;

    private final Outbox outbox;
    private final ChannelStates channels;
    private final Webhooks webhooks;
    private final Inbox inbox;
    private final StuckWork stuck;
    private final Clock clock;

    OperationsPage(
            Outbox outbox, ChannelStates channels, Webhooks webhooks, Inbox inbox, StuckWork stuck, Clock clock) {
        this.outbox = outbox;
        this.channels = channels;
        this.webhooks = webhooks;
        this.inbox = inbox;
        this.stuck = stuck;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable UUID letters,
            @RequestParam(required = false) @Nullable UUID entries,
            Model page) {
        var dead = outbox.deadLetters(letters);
        var lost = inbox.dead(entries);
        page.addAttribute("now", clock.instant());
        page.addAttribute("channels", shown());
        page.addAttribute("steps", stuck.list(STEPS));
        page.addAttribute("letters", dead);
        page.addAttribute(
                "perhapsThere",
                outbox.mayHaveArrived(dead.stream().map(OutboxEntry::id).toList()));
        page.addAttribute("waiting", inbox.waiting());
        page.addAttribute("entries", lost);
        return "operations/show";
    }

    private List<ShownChannel> shown() {
        var circuits = outbox.circuits().stream()
                .filter(circuit -> circuit.failures() > 0 || circuit.isOpen())
                .collect(Collectors.groupingBy(Circuit::channel));
        var hosts = webhooks.all().stream()
                .collect(Collectors.toMap(hook -> hook.id().toString(), Webhook::host));
        return channels.all().stream()
                .map(state -> ShownChannel.of(state, circuits.getOrDefault(state.channel(), List.of()), hosts))
                .toList();
    }

    @GetMapping("/letters/{letter}")
    String letter(@PathVariable UUID letter, Model page) {
        page.addAttribute("letter", outbox.get(letter));
        page.addAttribute("attempts", outbox.attempts(letter));
        page.addAttribute("perhapsThere", outbox.mayHaveArrived(List.of(letter)));
        return "operations/letter";
    }

    @PostMapping("/letters/{letter}/retry")
    String retryLetter(
            @PathVariable UUID letter,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes next) {
        if (reason == null) {
            outbox.retry(letter);
        } else {
            outbox.retry(letter, reason);
        }
        Flash.done(next, "operations.letter-retried");
        return "redirect:/operations";
    }

    @PostMapping("/letters/{letter}/cancel")
    String cancelLetter(@PathVariable UUID letter, RedirectAttributes next) {
        outbox.cancel(letter);
        Flash.done(next, "operations.letter-cancelled");
        return "redirect:/operations";
    }

    @PostMapping("/circuits/{channel}/close")
    String closeCircuit(@PathVariable Channel channel, RedirectAttributes next) {
        outbox.closeCircuit(channel);
        Flash.done(next, "operations.circuit-closed");
        return "redirect:/operations";
    }

    @PostMapping("/entries/{entry}/retry")
    String retryEntry(@PathVariable UUID entry, RedirectAttributes next) {
        inbox.retry(entry);
        Flash.done(next, "operations.entry-retried");
        return "redirect:/operations";
    }

    @PostMapping("/steps/{job}/retry")
    String retryStep(@PathVariable String job, SignedIn person, RedirectAttributes next) {
        stuck.retry(job, person);
        Flash.done(next, "operations.step-retried");
        return "redirect:/operations";
    }
}
