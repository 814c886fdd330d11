package dev.baton.signin;

import dev.baton.identity.SignedIn;
import dev.baton.tenant.Tenancy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request work for the tenant, and in the name, of whoever makes it. */
class ScopeFilter extends OncePerRequestFilter {
    private static class Carried extends RuntimeException {
        Carried(ServletException cause) {
            super(cause);
        }
    }

    /** A request whose principal is the person in Baton's words, whatever the sign-in was. */
    private static class OfPerson extends HttpServletRequestWrapper {
        private final SignedIn person;

        OfPerson(HttpServletRequest request, SignedIn person) {
            super(request);
            this.person = person;
        }

        @Override
        public Principal getUserPrincipal() {
            return person;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = CurrentPerson.find();
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Tenancy.run(person.get().tenant(), person.get().actor(), () -> {
                try {
                    chain.doFilter(new OfPerson(request, person.get()), response);
                } catch (IOException cause) {
                    throw new UncheckedIOException(cause);
                } catch (ServletException cause) {
                    throw new Carried(cause);
                }
            });
        } catch (Carried carried) {
            throw (ServletException) carried.getCause();
        } catch (UncheckedIOException carried) {
            throw carried.getCause();
        }
    }
}
