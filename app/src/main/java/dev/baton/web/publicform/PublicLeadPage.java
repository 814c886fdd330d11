package dev.baton.web.publicform;

import dev.baton.idempotency.Idempotency;
import dev.baton.lead.LeadService;
import dev.baton.shared.Invalid;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.web.FormErrors;
import dev.baton.web.OpenTo;
import dev.baton.web.protection.Limit;
import dev.baton.web.protection.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes leads from anybody, without a sign-in and without JavaScript; can stand in a frame of the tenant's own site. */
@Controller
@RequestMapping("/public/leads/{publicKey}")
@OpenTo(because = "strangers become leads here; the tenant is in the address, and addresses are limited")
class PublicLeadPage {
    private static final Logger LOG = LoggerFactory.getLogger(PublicLeadPage.class);
    private static final int LONGEST_MESSAGE = 5_000;

    private final Tenants tenants;
    private final LeadService leads;
    private final Idempotency idempotency;
    private final Limits limits;
    private final Clock clock;

    PublicLeadPage(Tenants tenants, LeadService leads, Idempotency idempotency, Limits limits, Clock clock) {
        this.tenants = tenants;
        this.leads = leads;
        this.idempotency = idempotency;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping
    String form(
            @PathVariable String publicKey,
            @RequestParam Map<String, String> query,
            Model page,
            HttpServletResponse response) {
        var tenant = tenant(publicKey, response);
        if (tenant == null) {
            return "public/unknown";
        }
        page.addAttribute(
                "form", PublicLeadForm.empty(clock.instant(), UUID.randomUUID().toString()));
        return shown(tenant, campaign(query), page);
    }

    @PostMapping
    String send(
            @PathVariable String publicKey,
            @ModelAttribute("form") PublicLeadForm form,
            BindingResult errors,
            @RequestParam Map<String, String> query,
            Locale locale,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var tenant = tenant(publicKey, response);
        if (tenant == null) {
            return "public/unknown";
        }
        page.addAttribute("company", tenant.name());
        var wait = limits.take(Limit.PUBLIC_FORM, request.getRemoteAddr());
        if (!wait.isZero()) {
            return tooMany(wait, tenant, campaign(query), page, response);
        }
        check(form, errors);
        if (!errors.hasErrors()) {
            try {
                take(tenant, form, campaign(query), locale, request.getRemoteAddr());
                return "redirect:/public/leads/" + publicKey + "/thanks";
            } catch (Invalid invalid) {
                FormErrors.show(invalid, errors);
            }
        }
        response.setStatus(422);
        return shown(tenant, campaign(query), page);
    }

    @GetMapping("/thanks")
    String thanks(@PathVariable String publicKey, Model page, HttpServletResponse response) {
        var tenant = tenant(publicKey, response);
        if (tenant == null) {
            return "public/unknown";
        }
        page.addAttribute("company", tenant.name());
        page.addAttribute("publicKey", tenant.publicKey());
        return "public/thanks";
    }

    private static void check(PublicLeadForm form, BindingResult errors) {
        if (!form.hasAnsweredConsent()) {
            errors.rejectValue("consent", "public.consent.missing");
        }
        if (form.message() != null && form.message().length() > LONGEST_MESSAGE) {
            errors.rejectValue("message", "public.message.too-long", new Object[] {LONGEST_MESSAGE}, null);
        }
        if (isBlank(form.email()) && isBlank(form.phone())) {
            errors.rejectValue("email", "public.email.missing");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void take(Tenant tenant, PublicLeadForm form, Map<String, String> campaign, Locale locale, String ip) {
        var lead = form.lead(clock.instant(), locale.getLanguage(), ip, campaign);
        Tenancy.run(tenant.id(), Actor.system("public-form"), () -> {
            var formId = form.formId();
            if (formId == null || formId.isBlank() || formId.length() > 64) {
                leads.register(lead);
                return;
            }
            // The id alone: who corrects a field after sending twice fast still becomes one lead.
            var answer = idempotency.once(
                    "public-form/" + formId, formId, () -> leads.register(lead).value());
            if (answer.replayed()) {
                LOG.debug("Form {} was sent twice; the lead is {}", formId, answer.made());
            }
        });
    }

    private String shown(Tenant tenant, Map<String, String> campaign, Model page) {
        page.addAttribute("company", tenant.name());
        page.addAttribute("publicKey", tenant.publicKey());
        page.addAttribute("campaign", campaign);
        return "public/form";
    }

    private String tooMany(
            Duration wait, Tenant tenant, Map<String, String> campaign, Model page, HttpServletResponse response) {
        var seconds = wait.plusSeconds(1).toSeconds();
        page.addAttribute("seconds", seconds);
        response.setStatus(429);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return shown(tenant, campaign, page);
    }

    /** What the link to the page said ({@code utm_source}, ...); nothing else, and nothing long. */
    private static Map<String, String> campaign(Map<String, String> query) {
        var campaign = new TreeMap<String, String>();
        query.forEach((name, value) -> {
            if (name.matches("utm_(source|medium|campaign|term|content|id)") && !value.isBlank()) {
                campaign.put(name, value.length() > 200 ? value.substring(0, 200) : value);
            }
        });
        return campaign;
    }

    private @Nullable Tenant tenant(String publicKey, HttpServletResponse response) {
        var tenant = tenants.byPublicKey(publicKey).orElse(null);
        if (tenant == null) {
            response.setStatus(404);
        }
        return tenant;
    }
}
