package dev.baton.web;

import jakarta.servlet.http.HttpServletRequest;

/** Who reads the answer to a request: a person with a page, a page's script, or a machine. */
public enum Audience {
    /** A whole page is awaited. */
    PAGE,
    /** htmx awaits a part of a page. */
    FRAGMENT,
    /** An API client or an island awaits JSON. */
    MACHINE;

    public static Audience of(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/v1") || path.endsWith(".json")) {
            return MACHINE;
        }
        if (request.getHeader("HX-Request") != null) {
            return FRAGMENT;
        }
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("text/html") ? MACHINE : PAGE;
    }

    boolean isMachine() {
        return this == MACHINE;
    }
}
