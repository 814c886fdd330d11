package dev.baton.web;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * What a handler method says about who may use it, in {@link Needs} and {@link OpenTo}.
 *
 * @param rights all are needed
 * @param openBecause why anybody may come; null if rights are needed
 */
public record NeededRights(Set<Right> rights, @Nullable String openBecause) {
    public NeededRights {
        rights = Set.copyOf(rights);
    }

    /** What the method and its controller say together. */
    public static NeededRights of(Method method, Class<?> controller) {
        var needs = EnumSet.noneOf(Right.class);
        Stream.of(controller, method)
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, Needs.class))
                .filter(found -> found != null)
                .forEach(found -> needs.addAll(Arrays.asList(found.value())));
        var open = Stream.of(method, controller)
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, OpenTo.class))
                .filter(found -> found != null)
                .map(OpenTo::because)
                .findFirst()
                .orElse(null);
        return new NeededRights(needs, open);
    }

    /** Whether something is said, and no contradiction. */
    public boolean isClear() {
        return rights.isEmpty() == (openBecause != null);
    }

    /** Nobody may use a handler that says nothing. */
    boolean allow(@Nullable SignedIn person) {
        if (!isClear()) {
            return false;
        }
        return openBecause != null || (person != null && rights.stream().allMatch(person::may));
    }
}
