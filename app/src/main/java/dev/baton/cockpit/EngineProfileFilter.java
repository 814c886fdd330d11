package dev.baton.cockpit;

import dev.baton.signin.CurrentPerson;
import dev.baton.web.UnansweredErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells Camunda's web applications who signed in at Baton, with each request: what an earlier one told, perhaps before
 * somebody else signed in in the same browser, does not count. Whoever has no business there gets a page that says so.
 */
class EngineProfileFilter extends OncePerRequestFilter {
    /** Where Camunda's filters look for it. */
    private static final String SESSION_KEY = "authenticatedUser";

    private static final Pattern APPLICATION = Pattern.compile("/camunda/app/([^/]+)(?:/(.*))?");
    private static final Pattern PAGE_OF_ENGINE = Pattern.compile("([^/.]+)/.*");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");
    private static final Pattern ENGINE =
            Pattern.compile("/camunda/api/(?:engine/engine|admin/auth/user|admin/setup)/([^/]+)(?:/.*)?");

    private final ProcessEngine engine;

    EngineProfileFilter(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = CurrentPerson.find();
        if (person.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var profile = EngineProfile.of(person.get());
        var application = APPLICATION.matcher(path);
        if (!leadsSomewhere(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (profile.isEmpty()) {
            refuse(request, response, "engine.no-application");
        } else if (isUnknown(profile)) {
            refuse(request, response, "engine.not-in-people");
        } else if (application.matches() && !profile.opens(application.group(1))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            var known = new Authentications();
            known.addOrReplace(profile.authentication(engine.getName()));
            request.getSession().setAttribute(SESSION_KEY, known);
            chain.doFilter(request, response);
            if (LOGOUT.matcher(path).matches() && "POST".equals(request.getMethod())) {
                endSession(request);
            }
        }
    }

    /** Out of Camunda is out of Baton: it is one sign-in. */
    private static void endSession(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException {
        request.setAttribute(UnansweredErrors.REASON, reason);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private boolean isUnknown(EngineProfile profile) {
        return engine.getIdentityService()
                        .createUserQuery()
                        .userId(profile.person().login())
                        .count()
                == 0;
    }

    /** Whether the path names an application and an engine that there are. */
    private boolean leadsSomewhere(String path) {
        var application = APPLICATION.matcher(path);
        if (application.matches()) {
            var rest = application.group(2) == null ? "" : application.group(2);
            var page = PAGE_OF_ENGINE.matcher(rest);
            return EngineProfile.isApplication(application.group(1))
                    && (!page.matches() || isFolder(page.group(1)) || isEngine(page.group(1)));
        }
        var ofEngine = ENGINE.matcher(path);
        return !ofEngine.matches() || isEngine(ofEngine.group(1));
    }

    private static boolean isFolder(String name) {
        return name.equals("scripts") || name.equals("styles") || name.equals("locales") || name.equals("assets");
    }

    private boolean isEngine(String name) {
        return name.equals(engine.getName());
    }
}
