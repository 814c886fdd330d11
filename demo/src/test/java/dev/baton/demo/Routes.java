package dev.baton.demo;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What Baton's router knows, so that a test of all of it includes what is added later. */
final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-zA-Z]+)[^}]*}");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    /**
     * One of Baton's own routes.
     *
     * @param type the media type it wants to be sent
     * @param body something its handler can read, so that a refusal is about the record and not about the form
     */
    record Route(RequestMethod method, String pattern, String type, String body) {
        /** Whether it is one of the REST API. */
        boolean api() {
            return pattern.startsWith("/api/");
        }

        boolean reads() {
            return method == RequestMethod.GET;
        }

        /** How many things the path names. */
        long names() {
            return VARIABLE.matcher(pattern).results().count();
        }

        /** The path with ids in it, by the names of its variables; those that are not told become an id that exists nowhere. */
        String path(Map<String, String> ids) {
            return VARIABLE.matcher(pattern)
                    .replaceAll(variable -> ids.getOrDefault(
                            variable.group(1), UUID.randomUUID().toString()));
        }

        /** The path with ids in it, in their order; the last one stands for the rest. */
        String path(String... ids) {
            var path = pattern;
            for (var next = 0; VARIABLE.matcher(path).find(); next++) {
                path = VARIABLE.matcher(path).replaceFirst(ids[Math.min(next, ids.length - 1)]);
            }
            return path;
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    static List<Route> all() {
        return TheDemo.running()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("dev.baton"))
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        return info.getPatternValues().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> {
                            var type = info.getConsumesCondition().getConsumableMediaTypes().stream()
                                    .map(String::valueOf)
                                    .findFirst()
                                    .orElse(pattern.startsWith("/api/") ? JSON : FORM);
                            return new Route(method, pattern, type, type.equals(JSON) ? "{}" : form(handler));
                        }));
    }

    private static String form(HandlerMethod handler) {
        var form = new StringJoiner("&");
        for (var parameter : handler.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                form.add((asked.name().isEmpty() ? name(handler, parameter) : asked.name()) + "="
                        + sample(parameter.getParameterType()));
            }
        }
        return form.toString();
    }

    private static String name(HandlerMethod handler, MethodParameter parameter) {
        return handler.getMethod()
                .getParameters()[parameter.getParameterIndex()]
                .getName();
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

    private Routes() {}
}
