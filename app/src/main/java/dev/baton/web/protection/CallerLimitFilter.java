package dev.baton.web.protection;

import dev.baton.signin.CurrentPerson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits what one person or one API key asks, from however many addresses. */
class CallerLimitFilter extends OncePerRequestFilter {
    private final Limits limits;
    private final Refusals refusals;

    CallerLimitFilter(Limits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Unlimited.is(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = CurrentPerson.find();
        if (caller.isPresent()) {
            var who = caller.get();
            var wait = limits.take(who.machine() ? Limit.KEY : Limit.PERSON, who.tenant() + ":" + who.login());
            if (!wait.isZero()) {
                refusals.tooMany(request, response, wait);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
