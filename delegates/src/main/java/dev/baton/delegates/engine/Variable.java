package dev.baton.delegates.engine;

import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable by name and type. Stores text, flags, whole numbers and dates only, so that nothing of ours is ever
 * serialised into the engine.
 *
 * <pre>{@code
 * static final Variable<LeadId> LEAD = Variable.text("lead", LeadId::parse);
 *
 * LEAD.set(execution, id);
 * LEAD.from(execution); // IllegalStateException naming variable, type and activity if it is missing
 * }</pre>
 */
public final class Variable<T> {
    private final String name;
    private final Class<?> stored;
    private final Function<Object, T> reader;
    private final Function<T, Object> writer;

    private Variable(String name, Class<?> stored, Function<Object, T> reader, Function<T, Object> writer) {
        this.name = name;
        this.stored = stored;
        this.reader = reader;
        this.writer = writer;
    }

    public static <T> Variable<T> text(String name, Function<String, T> parser) {
        return new Variable<>(name, String.class, value -> parser.apply((String) value), Object::toString);
    }

    public static Variable<String> text(String name) {
        return text(name, Function.identity());
    }

    public static Variable<Boolean> flag(String name) {
        return new Variable<>(name, Boolean.class, Boolean.class::cast, value -> value);
    }

    public static Variable<Long> number(String name) {
        return new Variable<>(name, Long.class, Long.class::cast, value -> value);
    }

    /** A moment; models use it as {@code dueDate} and {@code timeDate}. */
    public static Variable<Instant> instant(String name) {
        return new Variable<>(name, Date.class, value -> ((Date) value).toInstant(), Date::from);
    }

    public String name() {
        return name;
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if it is missing or of another type
     */
    public T from(VariableScope scope) {
        var value = find(scope);
        if (value == null) {
            throw new IllegalStateException(
                    "Process variable '%s' should be a %s but is missing (%s)".formatted(name, type(), where(scope)));
        }
        return value;
    }

    /** The value, or null if there is none. */
    public @Nullable T find(VariableScope scope) {
        var value = scope.getVariable(name);
        if (value == null) {
            return null;
        }
        if (!stored.isInstance(value)) {
            throw new IllegalStateException("Process variable '%s' should be a %s but is a %s (%s)"
                    .formatted(name, type(), value.getClass().getSimpleName(), where(scope)));
        }
        return reader.apply(value);
    }

    /** Sets the value for the whole process instance; null says "asked, and there is none". */
    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value == null ? null : writer.apply(value));
    }

    /** The value as the engine stores it, for starting an instance or correlating a message. */
    public Object stored(T value) {
        return writer.apply(value);
    }

    private String type() {
        return stored.getSimpleName();
    }

    private static String where(VariableScope scope) {
        if (scope instanceof DelegateExecution execution) {
            return key(execution.getProcessDefinitionId()) + ", " + execution.getCurrentActivityId();
        }
        if (scope instanceof DelegateTask task) {
            return key(task.getProcessDefinitionId()) + ", " + task.getTaskDefinitionKey();
        }
        return scope.getVariableScopeKey();
    }

    private static String key(@Nullable String definitionId) {
        return definitionId == null ? "?" : Definitions.key(definitionId);
    }
}
