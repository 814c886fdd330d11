package dev.baton.web.signin;

import dev.baton.signin.IssuerSession;
import dev.baton.web.OpenTo;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What Baton says when somebody could not sign in, and when they have signed out. */
@Controller
@ConditionalOnProperty("baton.issuer.uri")
@OpenTo(because = "whoever reads these pages is not signed in; they show nothing of anybody")
class SignInPages {
    private static final Set<String> REASONS = Set.of("no-company", "unknown-company", "has-left", "denied", "failed");
    private static final String START = "/oauth2/authorization/baton";

    private final IssuerSession session;

    SignInPages(IssuerSession session) {
        this.session = session;
    }

    @GetMapping("/sign-in/refused")
    String refused(@RequestParam(required = false) @Nullable String why, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        page.addAttribute("why", why != null && REASONS.contains(why) ? why : "failed");
        page.addAttribute("start", START);
        return "signin/refused";
    }

    /** The issuer does not stand by a session any more, whose owner may be in the middle of something. */
    @GetMapping("/sign-in/ended")
    String ended() {
        return "signin/ended";
    }

    /** Tries again by itself, without a script. */
    @GetMapping("/sign-in/away")
    String away(Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader("Retry-After", "5");
        response.setHeader("Refresh", "5; url=" + START);
        page.addAttribute("start", START);
        return "signin/away";
    }

    /** Ends the browser's session at the issuer: there, somebody is signed in whom Baton does not take. */
    @GetMapping("/sign-in/other")
    String other() {
        var baton = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        return "redirect:" + session.end(baton).map(URI::toString).orElse("/sign-in/away");
    }

    /** The issuer's own page has a frame open this, when somebody signs out there. */
    @GetMapping("/sign-in/over")
    @OpenTo(because = "the issuer's page has a browser say so; it takes the id of a session, and shows nothing")
    ResponseEntity<Void> over(@RequestParam String iss, @RequestParam String sid) {
        return (session.over(iss, sid) ? ResponseEntity.ok() : ResponseEntity.badRequest())
                .cacheControl(CacheControl.noStore())
                .build();
    }

    @GetMapping("/signed-out")
    String signedOut(@RequestParam(required = false) @Nullable String only, Model page) {
        page.addAttribute("onlyHere", only != null);
        return "signin/out";
    }
}
