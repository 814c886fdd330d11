package dev.baton.web.settings;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenants;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The key by which a company's public form is found. */
@Controller
@RequestMapping("/settings/public-form")
@Needs(Right.ADMINISTER_API_KEYS)
class PublicFormPage {
    private final Tenants tenants;

    PublicFormPage(Tenants tenants) {
        this.tenants = tenants;
    }

    @GetMapping
    String show(SignedIn person, Model page) {
        return page(person, page, "settings/public-form");
    }

    @GetMapping("/renew")
    String askToRenew(SignedIn person, Model page) {
        return page(person, page, "settings/public-form-renew");
    }

    /**
     * Gives the form another key.
     *
     * @param key the one that is given up, so that it is not given up twice
     */
    @PostMapping("/renew")
    String renew(@RequestParam String key, RedirectAttributes next) {
        tenants.renewPublicKey(key);
        Flash.done(next, "public-form.renewed");
        return "redirect:/settings/public-form";
    }

    private String page(SignedIn person, Model page, String view) {
        var tenant = tenants.byId(person.tenant()).orElseThrow(() -> new NotFound("tenant", person.tenant()));
        page.addAttribute("key", tenant.publicKey());
        page.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/public/leads/")
                        .path(tenant.publicKey())
                        .toUriString());
        return view;
    }
}
