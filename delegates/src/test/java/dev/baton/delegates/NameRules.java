package dev.baton.delegates;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One word finds a whole process, and everything people see has a name. */
final class NameRules {

    private static final Pattern GENERATED = Pattern.compile(".*_(?=[a-z]*[0-9])[0-9a-z]{7}");
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private NameRules() {}

    static final WiringRule ONE_WORD = new WiringRule(
            "file, folder and process share one name",
            model -> Stream.of(model.folder(), model.file())
                    .filter(name -> !name.equals(model.id()))
                    .map(name -> "'%s' should be '%s'".formatted(name, model.id())));

    static final WiringRule KEPT_FOR_A_WHILE = new WiringRule(
            "processes and decisions say how long their history is kept",
            model -> Stream.concat(
                    Stream.of(model.process())
                            .filter(process -> isEmpty(process.getCamundaHistoryTimeToLiveString()))
                            .map(process -> "process " + process.getId() + " keeps its history for ever"),
                    decisions(model)
                            .filter(decision -> isEmpty(decision.getCamundaHistoryTimeToLiveString()))
                            .map(decision -> "decision " + decision.getId() + " keeps its history for ever")));

    static final WiringRule DRAWN = new WiringRule("everything is drawn", model -> {
        Set<String> drawn = Stream.concat(
                        model.all(BpmnShape.class).map(BpmnShape::getBpmnElement),
                        model.all(BpmnEdge.class).map(BpmnEdge::getBpmnElement))
                .map(BaseElement::getId)
                .collect(Collectors.toSet());
        var missing = Stream.of(model.all(FlowNode.class), model.all(SequenceFlow.class), model.all(Association.class))
                .flatMap(elements -> elements.map(BaseElement.class::cast))
                .map(BaseElement::getId)
                .filter(id -> !drawn.contains(id));
        var missingTables = model.tables().stream()
                .flatMap(table -> table.dmn().getModelElementsByType(Decision.class).stream()
                        .map(Decision::getId)
                        .filter(id -> !table.text().contains("dmnElementRef=\"" + id + "\"")));
        return Stream.concat(missing, missingTables).map(id -> id + " is not drawn");
    });

    static final WiringRule NO_GENERATED_IDS = new WiringRule("nobody left an id to the modeler", model -> {
        var diagram = model.elements();
        var tables = model.tables().stream()
                .flatMap(table -> table.dmn().getDocument().getElementsByNameNs(DMN, "*").stream());
        return Stream.concat(diagram, tables)
                .map(element -> element.getAttribute("id"))
                .filter(id -> id != null
                        && GENERATED.matcher(id.replaceFirst("_di$", "")).matches());
    });

    static final WiringRule NAMED = new WiringRule(
            "tasks, events, questions and answers have names",
            model -> Stream.of(
                            model.all(Activity.class),
                            model.all(Event.class),
                            model.all(Gateway.class)
                                    .filter(gateway -> gateway.getOutgoing().size() > 1))
                    .flatMap(nodes -> nodes.map(FlowNode.class::cast))
                    .filter(node -> isEmpty(node.getName()))
                    .map(node -> node.getId() + " has no name"));

    static final WiringRule QUESTIONS =
            new WiringRule("a gateway with a choice is a question, and each exit an answer", model -> {
                var questions = model.all(Gateway.class)
                        .filter(gateway -> gateway.getOutgoing().size() > 1)
                        .toList();
                var noQuestion = questions.stream()
                        .filter(gateway -> !String.valueOf(gateway.getName()).endsWith("?"))
                        .map(gateway -> gateway.getId() + " asks no question");
                // What follows an event-based gateway is the answer itself.
                var noAnswer = questions.stream()
                        .filter(gateway -> !(gateway instanceof EventBasedGateway))
                        .flatMap(gateway -> gateway.getOutgoing().stream())
                        .filter(flow -> isEmpty(flow.getName()))
                        .map(flow -> flow.getId() + " is no answer");
                return Stream.concat(noQuestion, noAnswer);
            });

    static final WiringRule TABLES = new WiringRule(
            "each business rule task names a decision of its folder; each file is named after a decision of its own",
            model -> {
                var known = decisions(model).map(Decision::getId).collect(Collectors.toSet());
                var unknown = model.all(BusinessRuleTask.class)
                        .filter(task -> !known.contains(decisionOf(task)))
                        .map(task -> "%s asks '%s', which is no decision of this process"
                                .formatted(task.getId(), decisionOf(task)));
                var misnamed = model.tables().stream()
                        .filter(table -> table.dmn().getModelElementById(table.file()) == null)
                        .map(table -> table.file() + ".dmn has no decision of that name");
                return Stream.concat(unknown, misnamed);
            });

    static final WiringRule REASONS = new WiringRule(
            "each rule of a table says in words what it means",
            model -> model.tables().stream()
                    .flatMap(table -> table.dmn().getModelElementsByType(Rule.class).stream())
                    .filter(rule -> rule.getDescription() == null
                            || isEmpty(rule.getDescription().getTextContent()))
                    .map(rule -> rule.getId() + " gives no reason"));

    static final WiringRule FORMS =
            new WiringRule("forms are named after their file, and ask yes or no by two buttons", model -> {
                var misnamed = model.forms().stream()
                        .filter(form -> !form.file().equals(JsonPath.read(form.text(), "$.id")))
                        .map(form -> form.file() + ".form has another id");
                var checkboxes = model.forms().stream()
                        .filter(form -> !JsonPath.<List<Map<String, Object>>>read(
                                        form.text(), "$..[?(@.type == 'checkbox')]")
                                .isEmpty())
                        .map(form -> form.file() + ".form has a checkbox that somebody will forget");
                return Stream.concat(misnamed, checkboxes);
            });

    static final WiringRule CALLED = new WiringRule(
            "a called process exists and gets the business key",
            model -> model.all(CallActivity.class)
                    .filter(call -> ProcessModel.allIn(model.root()).stream()
                                    .noneMatch(other -> other.id().equals(call.getCalledElement()))
                            || model.elements()
                                    .noneMatch(element -> element.getLocalName().equals("in")
                                            && element.getAttribute("businessKey") != null
                                            && call.getId()
                                                    .equals(element.getParentElement()
                                                            .getParentElement()
                                                            .getAttribute("id"))))
                    .map(call -> "%s calls '%s', which is unknown or gets no business key"
                            .formatted(call.getId(), call.getCalledElement())));

    static List<WiringRule> all() {
        return List.of(
                ONE_WORD, KEPT_FOR_A_WHILE, DRAWN, NO_GENERATED_IDS, NAMED, QUESTIONS, TABLES, REASONS, FORMS, CALLED);
    }

    private static Stream<Decision> decisions(ProcessModel model) {
        return model.tables().stream().flatMap(table -> table.dmn().getModelElementsByType(Decision.class).stream());
    }

    private static String decisionOf(BusinessRuleTask task) {
        return task.getExtensionElements() == null
                ? ""
                : task.getExtensionElements().getElements().stream()
                        .flatMap(element -> element.getChildElementsByType(CamundaProperty.class).stream())
                        .filter(property -> "decision".equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst()
                        .orElse("");
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
