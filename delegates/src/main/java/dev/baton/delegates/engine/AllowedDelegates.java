package dev.baton.delegates.engine;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans a model may name: delegates of ours, and nothing else. Read by type, so that asking for a name builds no
 * bean.
 */
class AllowedDelegates {
    private static final String HOME = "dev.baton.delegates.";

    private final ListableBeanFactory beans;
    private volatile @Nullable Set<String> names;

    AllowedDelegates(ListableBeanFactory beans) {
        this.beans = beans;
    }

    Set<String> names() {
        var known = names;
        if (known == null) {
            known = Arrays.stream(beans.getBeanNamesForType(JavaDelegate.class, false, false))
                    .filter(name -> name.endsWith("Delegate") && isOurs(name))
                    .collect(Collectors.toUnmodifiableSet());
            names = known;
        }
        return known;
    }

    private boolean isOurs(String name) {
        var type = beans.getType(name, false);
        return type != null && type.getName().startsWith(HOME);
    }

    /** The delegates by their names; each is built when it is asked for. */
    Map<Object, Object> asMap() {
        return new ByName();
    }

    // No bean itself: Spring looks into a bean that is a map, and would build every delegate before the engine.
    private final class ByName extends AbstractMap<Object, Object> {
        @Override
        public boolean containsKey(Object key) {
            return key instanceof String name && names().contains(name);
        }

        @Override
        public @Nullable Object get(Object key) {
            return containsKey(key) ? beans.getBean((String) key) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return names().stream()
                    .map(name -> new SimpleImmutableEntry<Object, Object>(name, beans.getBean(name)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
