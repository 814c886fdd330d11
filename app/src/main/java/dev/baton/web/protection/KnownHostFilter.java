package dev.baton.web.protection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request for a host that is not Baton's (421, RFC 9110 section 15.5.20): it comes from a forged Host header
 * or from a page whose name was pointed at this machine (DNS rebinding).
 */
class KnownHostFilter extends OncePerRequestFilter {
    private final Address address;

    KnownHostFilter(Address address) {
        this.address = address;
    }

    /** A probe asks each node by the address of its own. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (address.answersTo(request.getServerName())) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(421);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("Baton does not answer under this name. Its operator sets baton.public-url and baton.hosts.\n");
    }
}
