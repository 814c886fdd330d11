package dev.baton.web.ledger;

import dev.baton.idempotency.Idempotency;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.outbox.Channel;
import dev.baton.outbox.Ledger;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxState;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenants;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every outward effect of the tenant, each with its attempts and answers; and how a person has one sent again. */
@Controller
@RequestMapping("/operations/ledger")
@Needs(Right.RUN_OPERATIONS)
class LedgerPage {
    private static final int SIZE = 50;

    private final Ledger ledger;
    private final Outbox outbox;
    private final SentMessages messages;
    private final Idempotency idempotency;
    private final Tenants tenants;

    LedgerPage(Ledger ledger, Outbox outbox, SentMessages messages, Idempotency idempotency, Tenants tenants) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.messages = messages;
        this.idempotency = idempotency;
        this.tenants = tenants;
    }

    @GetMapping
    String list(@ModelAttribute("wanted") LedgerWanted wanted, SignedIn person, Model page) {
        var tenant = tenants.byId(person.tenant()).orElseThrow(() -> new NotFound("tenant", person.tenant()));
        var part = ledger.search(wanted.in(tenant.zone()), SIZE);
        page.addAttribute("lines", messages.shown(part.lines()));
        page.addAttribute("next", part.next() == null ? null : wanted.pageBefore(part.next()));
        page.addAttribute("channels", Channel.values());
        page.addAttribute("states", OutboxState.values());
        return "ledger/list";
    }

    @GetMapping("/{line}")
    String show(@PathVariable UUID line, Model page) {
        var kept = ledger.get(line);
        page.addAttribute("shown", messages.shown(List.of(kept)).get(0));
        page.addAttribute("attempts", outbox.attempts(line));
        page.addAttribute("repeated", messages.shown(ledger.repeated(line)));
        page.addAttribute("releases", ledger.releases(line));
        page.addAttribute("words", HumanWords.of(kept.message().payload()));
        page.addAttribute("request", UUID.randomUUID());
        return "ledger/line";
    }

    /** @param request names this one wish, so that a form sent twice sends one message */
    @PostMapping("/{line}/resend")
    String resend(
            @PathVariable UUID line, @RequestParam String reason, @RequestParam UUID request, RedirectAttributes next) {
        var again = idempotency.once("resend/" + request, line + " " + reason, () -> ledger.resend(line, reason));
        Flash.done(next, "ledger.resent");
        return "redirect:/operations/ledger/" + again.made();
    }

    @PostMapping("/{line}/release")
    String release(@PathVariable UUID line, @RequestParam String reason, RedirectAttributes next) {
        ledger.release(line, reason);
        Flash.done(next, "ledger.released");
        return "redirect:/operations/ledger/" + line;
    }

    @PostMapping("/{line}/withdraw-release")
    String withdraw(@PathVariable UUID line, RedirectAttributes next) {
        ledger.withdraw(line);
        Flash.done(next, "ledger.withdrawn");
        return "redirect:/operations/ledger/" + line;
    }
}
