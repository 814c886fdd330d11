package dev.baton.delegates;

import static dev.baton.delegates.ProcessModel.CAMUNDA;
import static dev.baton.delegates.ProcessModel.attribute;

import dev.baton.delegates.ProcessModel.Form;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;

/** A model asks questions and contains no code; its steps can fail without losing anything. */
final class StepRules {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[a-z][A-Za-z]*}");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{[a-z][A-Za-z]*( == '[a-z-]+')?}");
    private static final Set<String> CYCLES = Set.of("R5/PT10S", "R4/PT2M", "R6/PT30M");
    private static final Set<String> TEAMS = Set.of(
            "sales-sdr",
            "sales-ae",
            "sales-ops",
            "sales-manager",
            "support-l1",
            "support-l2",
            "support-lead",
            "finance-ar",
            "finance-approver",
            "cs-onboarding",
            "cs-manager",
            "compliance",
            "tenant-admin");
    private static final Set<String> CODE_ELEMENTS = Set.of(
            "script",
            "scriptTask",
            "executionListener",
            "taskListener",
            "connector",
            "inputOutput",
            "field",
            "conditionalEventDefinition");
    private static final Set<String> CODE_ATTRIBUTES =
            Set.of("class", "expression", "type", "decisionRef", "formKey", "variableMappingClass");
    private static final Set<String> VARIABLE_ATTRIBUTES = Set.of("assignee", "candidateGroups", "dueDate");

    private StepRules() {}

    static final WiringRule TASKS =
            new WiringRule("a user task says what to do, has a form and belongs to a team", model -> {
                var forms = model.forms().stream().map(Form::file).collect(Collectors.toSet());
                return model.all(UserTask.class).flatMap(task -> {
                    var group = attribute(task, "candidateGroups");
                    return Stream.of(
                                    task.getDocumentations().isEmpty() ? "does not say what to do" : "",
                                    forms.contains(attribute(task, "formRef")) ? "" : "has no form of its process",
                                    attribute(task, "formRefBinding").equals("deployment")
                                            ? ""
                                            : "takes a form of another deployment",
                                    TEAMS.contains(group)
                                                    || VARIABLE.matcher(group).matches()
                                            ? ""
                                            : "belongs to no team")
                            .filter(problem -> !problem.isEmpty())
                            .map(problem -> task.getId() + " " + problem);
                });
            });

    static final WiringRule NO_CODE = new WiringRule(
            "a model contains no code",
            model -> model.elements().flatMap(element -> {
                var attributes = CODE_ATTRIBUTES.stream()
                        .filter(name -> element.getAttribute(CAMUNDA, name) != null)
                        .map(name -> element.getLocalName() + " has the attribute " + name);
                return CODE_ELEMENTS.contains(element.getLocalName())
                        ? Stream.concat(Stream.of(element.getLocalName() + " is code"), attributes)
                        : attributes;
            }));

    static final WiringRule EXPRESSIONS = new WiringRule(
            "an expression outside of conditions and delegates is a variable",
            model -> model.elements().flatMap(element -> {
                var variables = VARIABLE_ATTRIBUTES.stream()
                        .map(name -> element.getAttribute(CAMUNDA, name))
                        .filter(value -> value != null && value.contains("{"))
                        .filter(value -> !VARIABLE.matcher(value).matches());
                var sources = Stream.of("sourceExpression", "businessKey", "calledElement")
                        .map(element::getAttribute)
                        .filter(value -> value != null && value.contains("{"))
                        .filter(value -> !value.equals("#{execution.processBusinessKey}"));
                return Stream.concat(variables, sources);
            }));

    static final WiringRule CONDITIONS = new WiringRule(
            "a condition is a flag, or compares one answer with a word",
            model -> model.all(SequenceFlow.class)
                    .filter(flow -> flow.getConditionExpression() != null)
                    .filter(flow -> !CONDITION
                            .matcher(flow.getConditionExpression().getTextContent())
                            .matches())
                    .map(flow -> flow.getId() + " computes its condition"));

    static final WiringRule DEFAULTS = new WiringRule(
            "a choice has one default, and a condition on every other exit",
            model -> model.all(ExclusiveGateway.class)
                    .filter(gateway -> gateway.getOutgoing().size() > 1)
                    .flatMap(gateway -> gateway.getDefault() == null
                            ? Stream.of(gateway.getId() + " has no default")
                            : gateway.getOutgoing().stream()
                                    .filter(flow -> flow.equals(gateway.getDefault())
                                            == (flow.getConditionExpression() != null))
                                    .map(flow -> flow.getId() + " has no condition, or is a default with one")));

    static final WiringRule TIMERS = new WiringRule(
            "a timer waits for a moment that the business calendar worked out",
            model -> model.all(TimerEventDefinition.class)
                    .filter(timer -> timer.getTimeDate() == null
                            || !VARIABLE.matcher(timer.getTimeDate().getTextContent())
                                    .matches())
                    .map(timer -> timer.getId() + " waits for something else"));

    static final WiringRule SAVE_POINTS = new WiringRule(
            "what a person or a message did is saved before the next step",
            model -> Stream.concat(
                            model.all(UserTask.class),
                            model.all(StartEvent.class)
                                    .filter(start -> start.getParentElement().equals(model.process())))
                    .map(FlowNode.class::cast)
                    .filter(node -> !attribute(node, "asyncAfter").equals("true"))
                    .map(node -> node.getId() + " is not saved"));

    static final WiringRule RETRIES = new WiringRule(
            "a step with a job of its own says how often it is tried again, quickly, normally or patiently",
            model -> model.all(FlowNode.class)
                    // Event-based gateways know no asyncAfter, and throw when asked for it.
                    .filter(node -> attribute(node, "asyncAfter").equals("true")
                            || attribute(node, "asyncBefore").equals("true"))
                    .filter(node -> !CYCLES.contains(cycle(node)))
                    .map(node -> "%s is tried again '%s'".formatted(node.getId(), cycle(node))));

    static List<WiringRule> all() {
        return List.of(TASKS, NO_CODE, EXPRESSIONS, CONDITIONS, DEFAULTS, TIMERS, SAVE_POINTS, RETRIES);
    }

    static String cycle(FlowNode node) {
        return node.getExtensionElements() == null
                ? ""
                : node.getExtensionElements().getChildElementsByType(CamundaFailedJobRetryTimeCycle.class).stream()
                        .map(CamundaFailedJobRetryTimeCycle::getTextContent)
                        .findFirst()
                        .orElse("");
    }
}
