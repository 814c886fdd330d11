package dev.baton.cockpit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through to the engine's REST what {@link EngineRequests} allow; the rest is refused as the engine would do it. */
class EngineRequestFilter extends OncePerRequestFilter {
    private static final Pattern BELOW_ENGINE =
            Pattern.compile("^(?:/camunda/api/engine/engine/[^/]+|/engine-rest/engine/[^/]+|/engine-rest)(/.*)$");

    private final EngineRequests requests;
    private final ObjectMapper json;

    EngineRequestFilter(EngineRequests requests, ObjectMapper json) {
        this.requests = requests;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var below = BELOW_ENGINE.matcher(path);
        if (requests.allow(request.getMethod(), below.matches() ? below.group(1) : "")) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // The shape of the engine's own errors: its web applications show the message.
        json.writeValue(
                response.getOutputStream(),
                Map.of(
                        "type",
                        "ForbiddenException",
                        "message",
                        "Baton does not let this through to the engine: it is not declared, because it could reach "
                                + "beyond one tenant or around Baton's own rules."));
    }
}
