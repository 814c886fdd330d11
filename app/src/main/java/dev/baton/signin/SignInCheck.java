package dev.baton.signin;

import dev.baton.signin.IssuersWord.Answer;
import dev.baton.signin.OpenIdSignIn.OpenIdPerson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose sign-in is over: because the issuer told Baton, or because it says so when it is asked, every few
 * minutes, whether the person may still be here. While it does not answer, whoever is in goes on.
 */
class SignInCheck extends OncePerRequestFilter {
    static final String ENDED = "/sign-in/ended";
    private static final Logger LOG = LoggerFactory.getLogger(SignInCheck.class);

    private final SignIns signIns;
    private final IssuersWord issuer;
    private final RequestMatcher files;
    private final Clock clock;

    /**
     * @param files what holds nothing of anybody
     */
    SignInCheck(SignIns signIns, IssuersWord issuer, RequestMatcher files, Clock clock) {
        this.signIns = signIns;
        this.issuer = issuer;
        this.files = files;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return files.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof OpenIdPerson)) {
            chain.doFilter(request, response);
            return;
        }
        var signIn = SignInBook.signInOf(request);
        var askAt = signIn.flatMap(signIns::askAt);
        if (signIn.isEmpty() || askAt.isEmpty()) {
            endSession(request);
            chain.doFilter(request, response);
        } else if (askAt.get().isAfter(clock.instant())) {
            chain.doFilter(request, response);
        } else if (isStream(request)) {
            // It could tell nobody that they are out; the page asks for a part of itself, which can.
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (isStillHere(signIn.get())) {
            chain.doFilter(request, response);
        } else {
            endSession(request);
            explain(request, response, chain);
        }
    }

    private boolean isStillHere(UUID signIn) {
        var token = signIns.takeDue(signIn);
        if (token.isEmpty()) {
            return true; // Somebody else asks, or there is nothing to ask with.
        }
        var answer = issuer.on(token.get());
        if (answer instanceof Answer.Holds holds) {
            signIns.holds(signIn, holds.refreshToken(), holds.askAgainAt());
        } else if (answer instanceof Answer.Over) {
            signIns.end(signIn);
            LOG.info("The issuer does not stand by a sign-in any more");
            return false;
        }
        return true;
    }

    private static boolean isStream(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private static void endSession(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Somebody in the middle of their work is told; a script gets what it gets when nobody is signed in. */
    private static void explain(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var accept = request.getHeader("Accept");
        var page = request.getContextPath() + ENDED;
        if (ExpiredPage.isAskedForPart(request)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", page);
        } else if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendRedirect(page);
        } else {
            chain.doFilter(request, response);
        }
    }
}
