package dev.baton.cockpit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What belongs to another tenant is not there. The engine's REST says 500 or 400 with "belongs to no authenticated tenant"
 * (ENGINE-13034), which tells a stranger that the id exists; this answers what an unknown id gets, 404.
 */
class OtherTenantsFilter extends OncePerRequestFilter {
    private static final String OF_ANOTHER_TENANT = "ENGINE-13034";
    private static final byte[] NOT_FOUND =
            "{\"type\":\"NotFoundException\",\"message\":\"Nothing with this id is there.\",\"code\":0}"
                    .getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                && new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8).contains(OF_ANOTHER_TENANT)) {
            answer.resetBuffer();
            answer.setStatus(HttpServletResponse.SC_NOT_FOUND);
            answer.setContentType("application/json");
            answer.getOutputStream().write(NOT_FOUND);
        }
        answer.copyBodyToResponse();
    }
}
