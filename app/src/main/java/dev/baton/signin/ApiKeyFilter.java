package dev.baton.signin;

import dev.baton.apikey.ApiKeys;
import dev.baton.identity.SignedIn;
import dev.baton.tenant.Tenancy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a machine in by {@code Authorization: Bearer bk_...}; any other bearer token is left to the next filter. */
class ApiKeyFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer bk_";

    private final ApiKeys keys;
    private final AuthenticationEntryPoint refusal;

    ApiKeyFilter(ApiKeys keys, AuthenticationEntryPoint refusal) {
        this.keys = keys;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> machine = Tenancy.acrossTenants(
                "api-keys",
                () -> keys.signIn(header.substring("Bearer ".length()).strip()));
        if (machine.isEmpty()) {
            refusal.commence(
                    request, response, new BadCredentialsException("The API key is unknown, revoked or expired"));
            return;
        }
        var token = new PreAuthenticatedAuthenticationToken(machine.get(), "", SignedInAuthorities.of(machine.get()));
        SecurityContextHolder.getContext().setAuthentication(token);
        chain.doFilter(request, response);
    }
}
