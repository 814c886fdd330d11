package dev.baton.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockServletContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What Spring's router would route, without starting anything. */
final class Handlers {
    /** The handler methods of all controllers of a package and those below. */
    static Map<RequestMappingInfo, HandlerMethod> in(String packageName) {
        var controllers = new ClassPathScanningCandidateComponentProvider(false) {
            /** Also those that are there only where a setting asks for them. */
            @Override
            protected boolean isCandidateComponent(MetadataReader type) {
                return type.getAnnotationMetadata().isAnnotated(Controller.class.getName());
            }
        };
        controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return route(controllers.findCandidateComponents(packageName).stream()
                .map(found -> {
                    try {
                        return Class.forName(found.getBeanClassName());
                    } catch (ClassNotFoundException cause) {
                        throw new AssertionError(cause);
                    }
                })
                // Controllers of tests stand inside their tests, and answer nobody else.
                .filter(type -> type.getEnclosingClass() == null)
                .toArray(Class<?>[]::new));
    }

    /** The handler methods of these controllers. */
    static Map<RequestMappingInfo, HandlerMethod> route(Class<?>... controllers) {
        try (var context = new GenericWebApplicationContext(new MockServletContext())) {
            Arrays.stream(controllers).forEach(type -> context.registerBean(type, bean -> bean.setLazyInit(true)));
            context.refresh();
            var router = new RequestMappingHandlerMapping();
            router.setApplicationContext(context);
            router.afterPropertiesSet();
            return new LinkedHashMap<>(router.getHandlerMethods());
        }
    }

    private Handlers() {}
}
