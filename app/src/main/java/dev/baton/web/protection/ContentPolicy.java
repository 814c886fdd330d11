package dev.baton.web.protection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a page may load and run (Content Security Policy Level 3). Baton's own pages run nothing but Baton's files: no
 * inline script, no inline style, no eval. An answer that brings its own policy keeps it; Camunda's web applications
 * bring theirs ({@code camunda.bpm.webapp.header-security}).
 */
class ContentPolicy implements HeaderWriter {
    static final String HEADER = "Content-Security-Policy";

    private static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; "
                    + "object-src 'none'; form-action 'self'";

    /** Swagger UI styles its elements inline, and shows pictures it carries. It runs no inline script. */
    private static final String API_DESCRIPTION = "default-src 'none'; script-src 'self'; style-src 'self' "
            + "'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; "
            + "object-src 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String DATA =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String pages;

    /**
     * @param signInOrigin where forms may lead besides Baton: a sign-out or an expired session is redirected to the
     *     issuer, and browsers apply {@code form-action} to redirects too; empty for none
     */
    ContentPolicy(String signInOrigin) {
        this.pages = signInOrigin.isEmpty() ? PAGES : PAGES + " " + signInOrigin;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            response.setHeader(HEADER, policy(request.getRequestURI()));
        }
    }

    private String policy(String path) {
        if (path.startsWith("/public/")) {
            // A tenant's own site may show its form in a frame.
            return pages + "; frame-ancestors *";
        }
        if (path.startsWith("/swagger-ui")) {
            return API_DESCRIPTION;
        }
        if (path.startsWith("/api/v1") || path.startsWith("/engine-rest") || path.startsWith("/camunda/api/")) {
            return DATA;
        }
        return pages + "; frame-ancestors 'self'";
    }
}
