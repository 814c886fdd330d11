package dev.baton.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What Baton's router knows, so that a test of all of it includes what is added later. */
final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-zA-Z]+)[^}]*}");

    /**
     * One of Baton's own routes.
     *
     * @param api true for one of the REST API
     */
    record Route(RequestMethod method, String pattern, boolean api, List<String> consumes) {
        /** The path with ids in it; variables that are not told become an id that exists nowhere. */
        String path(Map<String, String> ids) {
            return VARIABLE.matcher(pattern)
                    .replaceAll(variable -> ids.getOrDefault(
                            variable.group(1), UUID.randomUUID().toString()));
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
                .flatMap(entry -> routes(
                        entry.getKey(), entry.getValue().getBeanType().isAnnotationPresent(RestController.class)))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo info, boolean api) {
        var consumes = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(String::valueOf)
                .toList();
        return info.getPatternValues().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> new Route(method, pattern, api || pattern.startsWith("/api/"), consumes)));
    }

    private Routes() {}
}
