package dev.baton.demo;

import dev.baton.web.OpenTo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The other side of the wire: what customers received from Baton, and a place to answer and to write. */
@Controller
@OpenTo(because = "the customers of the demo have no account at Baton")
class MailboxPage {
    private final DemoMailServer server;

    MailboxPage(DemoMailServer server) {
        this.server = server;
    }

    @GetMapping("/mailbox")
    String show(@RequestParam Optional<String> address, @RequestParam Optional<String> answering, Model page) {
        var addresses = server.customers();
        var shown =
                address.filter(a -> !a.isBlank()).or(() -> addresses.stream().findFirst());
        var letters = shown.map(server::letters).orElseGet(List::of);
        page.addAttribute("addresses", addresses);
        page.addAttribute("shown", shown.orElse(""));
        page.addAttribute("letters", letters);
        var desks = new LinkedHashMap<String, String>();
        for (var tenant : DemoTenants.ALL) {
            for (var desk : List.of(tenant.mailAddress(), DemoTenants.supportOf(tenant))) {
                desks.put(desk, tenant.name() + " (" + desk + ")");
            }
        }
        page.addAttribute("desks", desks);
        page.addAttribute(
                "answered",
                answering
                        .flatMap(id ->
                                letters.stream().filter(l -> l.id().equals(id)).findFirst())
                        .orElse(null));
        return "mailbox";
    }

    @PostMapping("/mailbox")
    String send(
            @RequestParam String from,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String to,
            @RequestParam String subject,
            @RequestParam String text,
            @RequestParam Optional<String> answering,
            RedirectAttributes after) {
        var address = from.strip();
        if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            after.addFlashAttribute("problem", "mailbox.address.wrong");
            after.addFlashAttribute("draft", new Draft(from, name, to, subject, text));
            return "redirect:/mailbox";
        }
        server.send(new Draft(address, name.strip(), to, subject, text), answering.filter(id -> !id.isBlank()));
        after.addFlashAttribute("sent", true);
        after.addAttribute("address", address);
        return "redirect:/mailbox";
    }
}
