package dev.baton.demo;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of the running application, as its own router knows it, with something to send there. */
final class Router {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    /**
     * One method of one address.
     *
     * @param body something its handler can read, so that a refusal is about the record and not about the form
     */
    record Route(String method, String pattern, String type, String body) {
        boolean isApi() {
            return pattern.startsWith("/api/v1/");
        }

        boolean names() {
            return VARIABLE.matcher(pattern).find();
        }

        boolean reads() {
            return method.equals("GET");
        }

        String with(String id) {
            return VARIABLE.matcher(pattern).replaceAll(id);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    static List<Route> routes() {
        var mapping =
                TheDemo.running().context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!handler.getBeanType().getPackageName().startsWith("dev.baton")) {
                return;
            }
            var methods = info.getMethodsCondition().getMethods();
            var types = info.getConsumesCondition().getConsumableMediaTypes();
            for (var pattern : info.getPatternValues()) {
                for (var method : methods.isEmpty()
                        ? Set.of("GET")
                        : methods.stream().map(Enum::name).toList()) {
                    var type = types.isEmpty()
                            ? pattern.startsWith("/api/") ? JSON : FORM
                            : types.iterator().next().toString();
                    routes.add(new Route(method, pattern, type, body(handler, type)));
                }
            }
        });
        return routes;
    }

    private static String body(HandlerMethod handler, String type) {
        if (type.equals(JSON)) {
            return "{}";
        }
        var form = new StringJoiner("&");
        for (var parameter : handler.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                var name = asked.name().isEmpty()
                        ? parameterName(handler.getMethod(), parameter.getParameterIndex())
                        : asked.name();
                form.add(name + "=" + sample(parameter.getParameterType()));
            }
        }
        return form.toString();
    }

    private static String parameterName(Method method, int index) {
        return method.getParameters()[index].getName();
    }

    private static String sample(Class<?> type) {
        if (type.isEnum()) {
            return ((Enum<?>) type.getEnumConstants()[0]).name();
        }
        if (type == UUID.class) {
            return UUID.randomUUID().toString();
        }
        if (type == int.class || type == long.class || type == Long.class || type == Integer.class) {
            return "0";
        }
        return type == boolean.class ? "false" : "x";
    }

    private Router() {}
}
