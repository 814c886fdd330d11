package dev.baton.web.knowledge;

import dev.baton.knowledge.Knowledge;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import dev.baton.knowledge.Suggestion;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.web.OpenTo;
import dev.baton.web.protection.Limit;
import dev.baton.web.protection.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a tenant tells everybody: found and read without a sign-in and without JavaScript. */
@Controller
@RequestMapping("/public/help/{publicKey}")
@OpenTo(
        because =
                "everybody reads what was published for everybody; the tenant is in the address, and addresses are limited")
class PublicHelpPage {
    private static final int FOUND = 20;
    private static final int SUGGESTIONS = 5;
    private static final String VISITOR = "baton-visitor";
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Tenants tenants;
    private final Knowledge knowledge;
    private final Limits limits;

    PublicHelpPage(Tenants tenants, Knowledge knowledge, Limits limits) {
        this.tenants = tenants;
        this.knowledge = knowledge;
        this.limits = limits;
    }

    @GetMapping
    String search(
            @PathVariable String publicKey,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Language language,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        var tenant = tenants.byPublicKey(publicKey).orElse(null);
        if (tenant == null) {
            return unknown(response);
        }
        var written = language == null ? Language.of(locale) : language;
        put(tenant, page);
        page.addAttribute("words", q);
        page.addAttribute("language", written);
        page.addAttribute("languages", Language.values());
        page.addAttribute("found", as(tenant, () -> knowledge.find(q, Readers.PUBLIC, written, FOUND)));
        return "public/help";
    }

    /**
     * A part of a page, for whoever is about to ask us.
     *
     * @param subject what they typed so far, by the name of that field of their form
     */
    @GetMapping("/suggestions")
    String suggestions(
            @PathVariable String publicKey,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable Language language,
            Locale locale,
            Model page,
            HttpServletResponse response) {
        var tenant = tenants.byPublicKey(publicKey).orElse(null);
        if (tenant == null) {
            return unknown(response);
        }
        put(tenant, page);
        page.addAttribute("suggestions", suggested(tenant, (q + " " + subject).strip(), language, locale));
        return "public/help :: suggestions";
    }

    @GetMapping("/suggestions.json")
    @ResponseBody
    List<Suggestion> suggestionsAsData(
            @PathVariable String publicKey,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Language language,
            Locale locale,
            HttpServletResponse response) {
        var tenant = tenants.byPublicKey(publicKey).orElse(null);
        if (tenant == null) {
            response.setStatus(404);
            return List.of();
        }
        return suggested(tenant, q, language, locale);
    }

    private List<Suggestion> suggested(Tenant tenant, String q, @Nullable Language language, Locale locale) {
        var written = language == null ? Language.of(locale) : language;
        return as(tenant, () -> knowledge.suggest(q, Readers.PUBLIC, written, SUGGESTIONS));
    }

    @GetMapping("/{slug}")
    String read(
            @PathVariable String publicKey,
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean thanks,
            Model page,
            HttpServletResponse response) {
        var tenant = tenants.byPublicKey(publicKey).orElse(null);
        if (tenant == null) {
            return unknown(response);
        }
        put(tenant, page);
        try {
            var article = as(tenant, () -> knowledge.read(slug));
            page.addAttribute("article", article);
            page.addAttribute("html", Markdown.html(article.text().body()));
        } catch (NotFound gone) {
            return gone(response);
        }
        page.addAttribute("thanks", thanks);
        page.addAttribute("visitor", UUID.randomUUID());
        return "public/help-article";
    }

    /** @param number which text of the article the visitor read; null on a page of before it was asked: the present one */
    @PostMapping("/{slug}/votes")
    String vote(
            @PathVariable String publicKey,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable Integer number,
            @RequestParam boolean helpful,
            @RequestParam(defaultValue = "") String visitor,
            @CookieValue(name = VISITOR, defaultValue = "") String known,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var tenant = tenants.byPublicKey(publicKey).orElse(null);
        if (tenant == null) {
            return unknown(response);
        }
        var wait = limits.take(Limit.PUBLIC_FORM, request.getRemoteAddr());
        if (!wait.isZero()) {
            return tooMany(wait, tenant, page, response);
        }
        var voter = TOKEN.matcher(known).matches()
                ? known
                : TOKEN.matcher(visitor).matches() ? visitor : UUID.randomUUID().toString();
        try {
            as(tenant, () -> {
                var article = knowledge.read(slug);
                var read = number == null ? article.number() : number;
                if (read > article.number()) {
                    throw new NotFound("published text", read);
                }
                knowledge.vote(article.id(), read, "visitor:" + voter, helpful);
                return true;
            });
        } catch (NotFound gone) {
            put(tenant, page);
            return gone(response);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(voter, request).toString());
        return "redirect:/public/help/" + publicKey + "/" + slug + "?thanks=true";
    }

    /** Says nothing but that it is the one who voted; sent to no page but these. */
    private static ResponseCookie cookie(String voter, HttpServletRequest request) {
        return ResponseCookie.from(VISITOR, voter)
                .path(request.getContextPath() + "/public/help/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(Duration.ofDays(180))
                .build();
    }

    private static String tooMany(Duration wait, Tenant tenant, Model page, HttpServletResponse response) {
        var seconds = wait.plusSeconds(1).toSeconds();
        put(tenant, page);
        page.addAttribute("seconds", seconds);
        response.setStatus(429);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return "public/too-many";
    }

    /** An article that was taken back, or never was: its reader may find another. */
    private static String gone(HttpServletResponse response) {
        response.setStatus(404);
        return "public/help-gone";
    }

    private static String unknown(HttpServletResponse response) {
        response.setStatus(404);
        return "public/unknown";
    }

    private static void put(Tenant tenant, Model page) {
        page.addAttribute("company", tenant.name());
        page.addAttribute("publicKey", tenant.publicKey());
    }

    private static <R> R as(Tenant tenant, Supplier<R> work) {
        return Tenancy.as(tenant.id(), Actor.system("public-help"), work);
    }
}
