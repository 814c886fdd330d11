package dev.baton.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

/**
 * Tells the scripts of a page whose session is over to reload it, and so to sign in again. A redirect would be followed
 * by the script, and the sign-in page pasted into the middle of a list.
 */
class ExpiredPage implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

    /** Whether htmx asks, for a part of a page. */
    static boolean isAskedForPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /**
     * Whether a script of a page asks, or its stream (Fetch Metadata). A sign-in begun for one of them would take the place of
     * the one that the page itself begins, and whoever signs in would not come back to it.
     */
    static boolean isAskedByScript(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        var accept = request.getHeader("Accept");
        return isAskedForPart(request)
                || accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
                || mode != null
                        && !mode.equals("navigate")
                        && !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        if (isAskedForPart(request)) {
            response.setHeader("HX-Refresh", "true");
        }
    }

    /** A change without any token to compare with comes from a page that outlived its session. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        if (refused instanceof MissingCsrfTokenException && isAskedByScript(request)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            if (isAskedForPart(request)) {
                response.setHeader("HX-Refresh", "true");
            }
        } else {
            otherwise.handle(request, response, refused);
        }
    }
}
