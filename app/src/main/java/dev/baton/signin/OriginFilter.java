package dev.baton.signin;

import dev.baton.tenant.Origin;
import dev.baton.tenant.Tenancy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets what a request does be known, in the audit trail, as done from its address with its kind of client. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class OriginFilter extends OncePerRequestFilter {
    private static class Carried extends RuntimeException {
        Carried(ServletException cause) {
            super(cause);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Tenancy.from(new Origin(clientOf(request), request.getRemoteAddr()), () -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException cause) {
                    throw new UncheckedIOException(cause);
                } catch (ServletException cause) {
                    throw new Carried(cause);
                }
                return true;
            });
        } catch (Carried carried) {
            throw (ServletException) carried.getCause();
        } catch (UncheckedIOException carried) {
            throw carried.getCause();
        }
    }

    static Origin.Client clientOf(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/v1/")) {
            return Origin.Client.API;
        }
        if (path.startsWith("/engine-rest")) {
            return Origin.Client.ENGINE_REST;
        }
        if (path.startsWith("/public/") || path.startsWith("/portal/")) {
            return Origin.Client.PUBLIC_FORM;
        }
        if (path.startsWith("/webhooks/")) {
            return Origin.Client.SMS;
        }
        return path.startsWith("/camunda/") ? camunda(path, request.getHeader("Referer")) : Origin.Client.PAGE;
    }

    /** The three web applications share one API: which of them asks, only the page says from which the request is sent. */
    private static Origin.Client camunda(String path, @Nullable String referer) {
        var from = path.contains("/engine/") && referer != null ? referer : path;
        if (from.contains("/tasklist/")) {
            return Origin.Client.TASKLIST;
        }
        return from.contains("/admin/") ? Origin.Client.ENGINE_ADMIN : Origin.Client.COCKPIT;
    }
}
