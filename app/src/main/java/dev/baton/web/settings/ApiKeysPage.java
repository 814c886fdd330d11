package dev.baton.web.settings;

import dev.baton.apikey.ApiKeys;
import dev.baton.identity.Right;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.web.Flash;
import dev.baton.web.FormErrors;
import dev.baton.web.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The API keys of a company. */
@Controller
@RequestMapping("/settings/api-keys")
@Needs(Right.ADMINISTER_API_KEYS)
class ApiKeysPage {
    private static final int USUAL_DAYS = 90;

    private final ApiKeys keys;
    private final Tenants tenants;
    private final Clock clock;

    ApiKeysPage(ApiKeys keys, Tenants tenants, Clock clock) {
        this.keys = keys;
        this.tenants = tenants;
        this.clock = clock;
    }

    @GetMapping
    String list(SignedIn person, Model page) {
        var today = LocalDate.ofInstant(clock.instant(), tenant(person).zone());
        page.addAttribute("form", new ApiKeyForm("", Set.of(Role.SALES), today.plusDays(USUAL_DAYS)));
        return shown(page);
    }

    /** Answers with the page itself: the secret is in this answer and nowhere else, not even in the session. */
    @PostMapping
    String create(
            @ModelAttribute("form") ApiKeyForm form,
            BindingResult errors,
            SignedIn person,
            Model page,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                page.addAttribute(
                        "made",
                        keys.create(
                                form.name() == null ? "" : form.name(),
                                form.chosenRoles(),
                                endOf(form.expiresAt(), tenant(person)),
                                person));
                response.setHeader("Cache-Control", "no-store");
                return shown(page);
            } catch (Invalid invalid) {
                FormErrors.show(invalid, errors);
            }
        }
        response.setStatus(422);
        return shown(page);
    }

    @GetMapping("/{key}/revoke")
    String askToRevoke(@PathVariable UUID key, Model page) {
        page.addAttribute(
                "key",
                keys.all().stream()
                        .filter(known -> known.id().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("API key", key)));
        return "settings/api-key-revoke";
    }

    @PostMapping("/{key}/revoke")
    String revoke(@PathVariable UUID key, RedirectAttributes next) {
        keys.revoke(key);
        Flash.done(next, "api-keys.revoked");
        return "redirect:/settings/api-keys";
    }

    private String shown(Model page) {
        page.addAttribute("keys", keys.all());
        page.addAttribute("now", clock.instant());
        page.addAttribute("roles", Role.values());
        return "settings/api-keys";
    }

    private Tenant tenant(SignedIn person) {
        return tenants.byId(person.tenant()).orElseThrow(() -> new NotFound("tenant", person.tenant()));
    }

    private static Instant endOf(@Nullable LocalDate day, Tenant tenant) {
        return day == null
                ? Instant.EPOCH
                : day.plusDays(1).atStartOfDay(tenant.zone()).toInstant();
    }
}
