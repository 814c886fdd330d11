package dev.baton.delegates;

import static dev.baton.delegates.ProcessModel.CAMUNDA;
import static dev.baton.delegates.ProcessModel.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.engine.ReachesOutside;
import dev.baton.delegates.engine.Variable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** What a model names is there, in the process' own package, and nothing is there that no model names. */
class DelegateWiringTest {

    private static final List<ProcessModel> MODELS = ProcessModel.allIn("");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-z][A-Za-z]*)( == '([a-z-]+)')?}");
    /** The variable that names the record a process is about, where it is no lead. */
    private static final Map<String, String> RECORDS = Map.of(
            "data-erasure",
            "request",
            "ticket-lifecycle",
            "ticket",
            "sla-watch",
            "ticket",
            "side-conversation",
            "ticket",
            "csat",
            "ticket");

    private static final Pattern ERROR_CODE = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    static List<ProcessModel> models() {
        return MODELS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void a_model_names_the_delegates_of_its_package_and_all_of_them(ProcessModel model) {
        var beans =
                delegates(model).stream().map(DelegateWiringTest::bean).collect(Collectors.toCollection(TreeSet::new));

        assertThat(named(model)).isEqualTo(beans);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void delegates_are_seen_by_nobody_but_the_engine(ProcessModel model) {
        assertThat(delegates(model))
                .allSatisfy(type -> assertThat(type.getSimpleName()).endsWith("Delegate"))
                .noneSatisfy(type ->
                        assertThat(Modifier.isPublic(type.getModifiers())).isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void what_reaches_outside_has_a_job_of_its_own(ProcessModel model) {
        var outside = delegates(model).stream()
                .filter(type -> type.isAnnotationPresent(ReachesOutside.class))
                .map(DelegateWiringTest::bean)
                .collect(Collectors.toSet());
        var steps = model.all(FlowNode.class)
                .filter(step -> !(step instanceof SubProcess))
                .filter(step -> below(step.getDomElement())
                        .map(element -> element.getAttribute(CAMUNDA, "delegateExpression"))
                        .anyMatch(expression -> expression != null && outside.contains(inner(expression))));

        assertThat(steps).allSatisfy(step -> {
            assertThat(attribute(step, "asyncBefore")).as(step.getId()).isEqualTo("true");
            assertThat(StepRules.cycle(step)).as(step.getId()).isNotEmpty();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void messages_and_codes_are_those_of_the_names_class(ProcessModel model) {
        var spoken = Stream.of(
                        model.all(Message.class).map(Message::getName),
                        model.all(Error.class).map(Error::getErrorCode),
                        model.all(Escalation.class).map(Escalation::getEscalationCode))
                .flatMap(names -> names)
                .collect(Collectors.toCollection(TreeSet::new));
        var known =
                constants(model, String.class).map(String.class::cast).collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(spoken);
        // An error event without a code catches every code, so such a code is in no model; nor is the answer's word
        // of a default flow.
        known.removeAll(spoken);
        known.removeAll(words(model));
        known.remove(model.id());
        assertThat(known).allMatch(name -> ERROR_CODE.matcher(name).matches());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void variables_are_those_of_the_names_class(ProcessModel model) {
        var known = constants(model, Variable.class)
                .map(constant -> ((Variable<?>) constant).name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).isEqualTo(variables(model));
    }

    /** The variables that the model reads, and those that it passes on or gets from a caller. */
    private static Set<String> variables(ProcessModel model) {
        var variables = expressions(model).map(match -> match[0]).collect(Collectors.toCollection(TreeSet::new));
        model.elements()
                .filter(element -> element.getLocalName().equals("in"))
                .map(element -> element.getAttribute("source"))
                .filter(source -> source != null)
                .forEach(variables::add);
        MODELS.stream()
                .flatMap(caller -> caller.all(CallActivity.class))
                .filter(call -> model.id().equals(call.getCalledElement()))
                .flatMap(call -> below(call.getDomElement()))
                .filter(element -> element.getLocalName().equals("in"))
                .map(element -> element.getAttribute("target"))
                .filter(target -> target != null)
                .forEach(variables::add);
        variables.removeAll(named(model));
        // The record itself: every process is started with it.
        variables.add(RECORDS.getOrDefault(model.id(), "lead"));
        return variables;
    }

    private static Set<String> words(ProcessModel model) {
        return expressions(model)
                .map(match -> match[1])
                .filter(word -> word != null)
                .collect(Collectors.toSet());
    }

    private static Stream<String[]> expressions(ProcessModel model) {
        var attributes = model.elements()
                .flatMap(element -> Stream.of("assignee", "candidateGroups", "dueDate")
                        .map(name -> element.getAttribute(CAMUNDA, name)));
        var texts = model.elements()
                .filter(element -> Set.of("conditionExpression", "timeDate").contains(element.getLocalName()))
                .map(DomElement::getTextContent);
        return Stream.concat(attributes, texts)
                .filter(text -> text != null)
                .map(EXPRESSION::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new String[] {matcher.group(1), matcher.group(3)});
    }

    private static Set<String> named(ProcessModel model) {
        return model.elements()
                .map(element -> element.getAttribute(CAMUNDA, "delegateExpression"))
                .filter(expression -> expression != null)
                .map(DelegateWiringTest::inner)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Class<?>> delegates(ProcessModel model) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        return scanner.findCandidateComponents(home(model)).stream()
                .<Class<?>>map(found -> load(found.getBeanClassName()))
                .filter(type -> type.getPackageName().equals(home(model)))
                .toList();
    }

    private static Stream<Object> constants(ProcessModel model, Class<?> type) {
        var name = Arrays.stream(model.id().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return Arrays.stream(load(home(model) + "." + name).getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && type.isAssignableFrom(field.getType()))
                .map(DelegateWiringTest::value);
    }

    private static String home(ProcessModel model) {
        return "dev.baton.delegates." + model.id().replace("-", "");
    }

    private static String bean(Class<?> type) {
        return type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
                + type.getSimpleName().substring(1);
    }

    private static String inner(String expression) {
        return expression.substring(2, expression.length() - 1);
    }

    private static Stream<DomElement> below(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(DelegateWiringTest::below));
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field + " cannot be read", e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " is missing", e);
        }
    }
}
