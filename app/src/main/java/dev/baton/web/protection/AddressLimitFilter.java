package dev.baton.web.protection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits what comes from one address before anybody is asked who they are: requests, wrong passwords, wrong keys. The
 * address is the connection's, or the one a trusted proxy names.
 */
class AddressLimitFilter extends OncePerRequestFilter {
    private final Limits limits;
    private final Refusals refusals;

    AddressLimitFilter(Limits limits, Refusals refusals) {
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
        var wait = wait(request);
        if (!wait.isZero()) {
            refusals.tooMany(request, response, wait);
            return;
        }
        chain.doFilter(request, response);
        if (hasKey(request) && response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            // Nothing to wait for: the next request will.
            limits.take(Limit.REFUSED_KEY, request.getRemoteAddr());
        }
    }

    private Duration wait(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var wait = limits.take(Limit.ADDRESS, address);
        if (wait.isZero() && hasKey(request)) {
            wait = limits.exhausted(Limit.REFUSED_KEY, address);
        }
        if (wait.isZero() && isSignIn(request)) {
            wait = limits.exhausted(Limit.SIGN_IN_ADDRESS, address);
            if (wait.isZero()) {
                wait = limits.exhausted(Limit.SIGN_IN_NAME, nameAt(request.getParameter("username"), address));
            }
        }
        return wait;
    }

    private static boolean hasKey(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && "/login".equals(request.getRequestURI());
    }

    static String nameAt(@org.jspecify.annotations.Nullable String name, String address) {
        return (name == null ? "" : name.strip().toLowerCase(Locale.ROOT)) + "@" + address;
    }
}
