package dev.baton.signin;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a machine, as problem details (RFC 9457), that it is not signed in or may not do this. */
class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ObjectMapper json;

    ProblemEntryPoint(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof IssuerAway) {
            response.setHeader("Retry-After", "10");
            write(response, HttpStatus.SERVICE_UNAVAILABLE, "" + refused.getMessage());
            return;
        }
        if (refused instanceof Unwelcome) {
            write(response, HttpStatus.FORBIDDEN, "" + refused.getMessage());
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                "Send 'Authorization: Bearer' with an API key or an access token. " + refused.getMessage());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, "The roles of this key or person do not allow it.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
