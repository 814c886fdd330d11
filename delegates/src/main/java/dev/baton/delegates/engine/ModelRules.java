package dev.baton.delegates.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * The second wall: a model that says more than it may is not deployed, whoever hands it in. Models name allow-listed
 * delegates and variables; they contain no code.
 */
class ModelRules extends AbstractBpmnParseListener {
    private static final Pattern DELEGATE = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[a-z][A-Za-z0-9]*}");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{[a-z][A-Za-z0-9]*( == '[^'\"\\\\{}]*')?}");
    private static final Pattern GROUPS = Pattern.compile("[a-z][a-z0-9-]*( *, *[a-z][a-z0-9-]*)*");
    private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    private static final Set<String> BANNED_ELEMENTS = Set.of(
            "script",
            "scriptTask",
            "executionListener",
            "taskListener",
            "connector",
            "formData",
            "formField",
            "formProperty",
            "timeDuration",
            "timeCycle",
            "conditionalEventDefinition",
            "loopCondition",
            "completionCondition",
            "field");
    private static final Set<String> BANNED_ATTRIBUTES = Set.of(
            "class",
            "expression",
            "sourceExpression",
            "scriptFormat",
            "resource",
            "formHandlerClass",
            "formKey",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "taskPriority",
            "topic",
            "candidateStarterUsers");
    private static final Set<String> VARIABLE_ATTRIBUTES =
            Set.of("assignee", "candidateUsers", "dueDate", "followUpDate", "priority");

    private final AllowedDelegates delegates;

    ModelRules(AllowedDelegates delegates) {
        this.delegates = delegates;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        var problems = new ArrayList<String>();
        walk(root, problems);
        if (!problems.isEmpty()) {
            throw new ModelRefused(problems);
        }
    }

    private void walk(Element element, List<String> problems) {
        var tag = element.getTagName();
        if (BANNED_ELEMENTS.contains(tag)) {
            problems.add(at(element) + " is not allowed");
        }
        for (var attribute : element.attributes()) {
            var name = attribute.substring(attribute.lastIndexOf(':') + 1);
            // The key is "namespace:name" for attributes of a namespace.
            var value = attribute.equals(name)
                    ? element.attribute(name)
                    : element.attributeNS(new Namespace(attribute.substring(0, attribute.lastIndexOf(':'))), name);
            checkAttribute(element, name, value == null ? "" : value, problems);
        }
        checkText(element, problems);
        element.elements().forEach(child -> walk(child, problems));
    }

    private void checkAttribute(Element element, String name, String value, List<String> problems) {
        if (BANNED_ATTRIBUTES.contains(name)) {
            problems.add("%s: the attribute %s is not allowed".formatted(at(element), name));
            return;
        }
        switch (name) {
            case "delegateExpression" -> {
                var matcher = DELEGATE.matcher(value);
                if (!matcher.matches() || !delegates.names().contains(matcher.group(1))) {
                    problems.add("%s: '%s' names no delegate of the allow-list".formatted(at(element), value));
                }
            }
            case "candidateGroups" -> {
                if (!GROUPS.matcher(value).matches() && !VARIABLE.matcher(value).matches()) {
                    problems.add("%s: '%s' names neither groups nor a variable".formatted(at(element), value));
                }
            }
            case "formRefBinding" -> {
                if (!"deployment".equals(value)) {
                    problems.add("%s: a form is bound by 'deployment', not '%s'".formatted(at(element), value));
                }
            }
            case "type" -> {
                // camunda:type can be 'shell'; the type of a form component or a data object never gets here.
                if (Set.of("shell", "mail", "external").contains(value)) {
                    problems.add("%s: the type '%s' is not allowed".formatted(at(element), value));
                }
            }
            default -> {
                var allowed = !isExpression(value)
                        || VARIABLE_ATTRIBUTES.contains(name)
                                && VARIABLE.matcher(value).matches()
                        || "businessKey".equals(name) && BUSINESS_KEY.equals(value);
                if (!allowed) {
                    problems.add("%s: %s must not be the expression '%s'".formatted(at(element), name, value));
                }
            }
        }
    }

    private static void checkText(Element element, List<String> problems) {
        var text = element.getText() == null ? "" : element.getText().strip();
        var tag = element.getTagName();
        if ("conditionExpression".equals(tag)) {
            if (element.attribute("language") != null
                    || !CONDITION.matcher(text).matches()) {
                problems.add(
                        "The condition '%s' is neither a variable nor a comparison of one with a word".formatted(text));
            }
        } else if ("timeDate".equals(tag)) {
            if (!VARIABLE.matcher(text).matches()) {
                problems.add("A timer's date is a variable, not '%s'".formatted(text));
            }
        } else if (isExpression(text) && !"documentation".equals(tag) && !"text".equals(tag)) {
            problems.add("%s must not contain the expression '%s'".formatted(at(element), text));
        }
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private static String at(Element element) {
        var id = element.attribute("id");
        return id == null
                ? "<%s> in line %d".formatted(element.getTagName(), element.getLine())
                : "<%s> %s".formatted(element.getTagName(), id);
    }
}
