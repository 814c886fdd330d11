package dev.baton.web.protection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What costs nothing to answer, and a probe, which must not be told to wait. */
final class Unlimited {
    private static final List<String> PATHS = List.of("/css/", "/islands/", "/img/", "/favicon.", "/actuator/health");

    static boolean is(HttpServletRequest request) {
        var path = request.getRequestURI();
        return PATHS.stream().anyMatch(path::startsWith);
    }

    private Unlimited() {}
}
