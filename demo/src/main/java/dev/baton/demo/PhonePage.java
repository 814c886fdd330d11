package dev.baton.demo;

import dev.baton.shared.PhoneNumber;
import dev.baton.sms.WebHooks;
import dev.baton.web.OpenTo;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The customers' telephones: what they got from Baton, and a place to answer and to write. */
@Controller
@OpenTo(because = "the customers of the demo have no account at Baton")
class PhonePage {
    private final DemoPhone phone;
    private final WebHooks hooks;

    PhonePage(DemoPhone phone, WebHooks hooks) {
        this.phone = phone;
        this.hooks = hooks;
    }

    @GetMapping("/phone")
    String show(@RequestParam Optional<String> number, Model page) {
        var numbers = phone.numbers();
        var shown = number.filter(n -> !n.isBlank()).or(() -> numbers.stream().findFirst());
        page.addAttribute("numbers", numbers);
        page.addAttribute("shown", shown.orElse(""));
        page.addAttribute("texts", shown.map(phone::texts).orElseGet(List::of));
        page.addAttribute("tenants", DemoTenants.ALL);
        return "phone";
    }

    @PostMapping("/phone")
    String send(
            @RequestParam String from, @RequestParam String to, @RequestParam String text, RedirectAttributes after) {
        var number = PhoneNumber.read(from, "DE");
        var tenant = DemoTenants.ALL.stream()
                .filter(each -> each.key().equals(to))
                .findFirst()
                .orElse(null);
        if (number == null || tenant == null || text.isBlank()) {
            after.addFlashAttribute("problem", "phone.wrong");
            return "redirect:/phone";
        }
        var status = phone.write(number.e164(), text.strip(), hooks.messages(tenant.id()));
        after.addFlashAttribute(status == 200 ? "sent" : "problem", status == 200 ? "phone.sent" : "phone.refused");
        after.addAttribute("number", number.e164());
        return "redirect:/phone";
    }
}
