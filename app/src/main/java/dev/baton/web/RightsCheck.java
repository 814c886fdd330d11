package dev.baton.web;

import dev.baton.signin.CurrentPerson;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses, with 403, whoever lacks a right that a handler method of Baton {@linkplain Needs needs}, and everybody where
 * it says nothing. Handlers of libraries are none of Baton's: their paths are guarded by the security configuration.
 */
class RightsCheck implements HandlerInterceptor {
    private static final String OURS = "dev.baton.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            return true; // The end of an answer that was allowed when it began; who asked may have signed out since.
        }
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            var needed = NeededRights.of(method.getMethod(), method.getBeanType());
            if (!needed.allow(CurrentPerson.find().orElse(null))) {
                throw new AccessDeniedException("Needs " + needed.rights() + ": " + method.getShortLogMessage());
            }
        }
        return true;
    }
}
