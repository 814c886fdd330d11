package dev.baton.delegates.engine;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The variables a process declares in its names class. Only they reach the history; whatever else somebody puts into an
 * instance may be personal data and is forgotten with it. Each process offers one as a bean.
 */
public record ProcessVariables(String processKey, Set<String> names) {

    /** All constants of type {@link Variable} of the class. */
    public static ProcessVariables of(String processKey, Class<?> names) {
        return new ProcessVariables(
                processKey,
                Arrays.stream(names.getDeclaredFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Variable.class)
                        .map(field -> {
                            try {
                                field.setAccessible(true);
                                return ((Variable<?>) field.get(null)).name();
                            } catch (IllegalAccessException cause) {
                                throw new IllegalStateException("Cannot read " + field, cause);
                            }
                        })
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
