package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ScriptEvaluationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants models that say more than models may. */
class ModelRulesTest extends EdgeTest {
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="Definitions_Planted" targetNamespace="http://baton.dev/test">
              <bpmn:process id="planted" name="Planted" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="Start" name="Start" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Step" />
                %s
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Step" targetRef="End">%s</bpmn:sequenceFlow>
                <bpmn:endEvent id="End" name="End" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private void deploy(String step, String condition) {
        var deployed = repository
                .createDeployment()
                .addString("planted.bpmn", MODEL.formatted(step, condition))
                .deploy();
        assertThat(deployed.getId()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask id='Step' name='x' camunda:class='java.lang.String' />",
                "<bpmn:serviceTask id='Step' name='x' camunda:expression='${rewardDelegate.execute(execution)}' />",
                "<bpmn:serviceTask id='Step' name='x' camunda:delegateExpression='${secrets}' />",
                "<bpmn:serviceTask id='Step' name='x' camunda:delegateExpression='${dataSource}' />",
                "<bpmn:serviceTask id='Step' name='x' camunda:delegateExpression='#{rewardDelegate}' />",
                "<bpmn:serviceTask id='Step' name='x' camunda:delegateExpression='${rewardDelegate.toString()}' />",
                "<bpmn:serviceTask id='Step' name='x' camunda:type='shell'><bpmn:extensionElements><camunda:field"
                        + " name='command'><camunda:string>ls</camunda:string></camunda:field></bpmn:extensionElements>"
                        + "</bpmn:serviceTask>",
                "<bpmn:serviceTask id='Step' name='x' camunda:type='external' camunda:topic='t' />",
                "<bpmn:scriptTask id='Step' name='x' scriptFormat='feel'><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "<bpmn:userTask id='Step' name='x' camunda:assignee='${execution.id}' />",
                "<bpmn:userTask id='Step' name='x' camunda:candidateGroups='${a},${b}' />",
                "<bpmn:userTask id='Step' name='x' camunda:dueDate='${clock.instant()}' />",
                "<bpmn:userTask id='Step' name='x' camunda:formRef='f' camunda:formRefBinding='latest' />",
                "<bpmn:userTask id='Step' name='${secrets.x}' />",
                "<bpmn:task id='Step' name='x'><bpmn:extensionElements><camunda:executionListener event='start'"
                        + " delegateExpression='${rewardDelegate}' /></bpmn:extensionElements></bpmn:task>",
                "<bpmn:task id='Step' name='x'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter"
                        + " name='a'>${execution.id}</camunda:inputParameter></camunda:inputOutput>"
                        + "</bpmn:extensionElements></bpmn:task>",
                "<bpmn:intermediateCatchEvent id='Step' name='x'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H"
                        + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
            })
    void a_model_with_code_in_it_is_not_deployed(String step) {
        assertThatThrownBy(() -> deploy(step, "")).hasRootCauseInstanceOf(ModelRefused.class);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("planted")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${a.b}", "${a > 1}", "${a == b}", "${bean.method()}", "#{a}", "${a == 'x' || true}", "true"})
    void a_condition_is_a_variable_or_compares_one_with_a_word(String condition) {
        var flow = "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>%s</bpmn:conditionExpression>"
                .formatted(condition);
        assertThatThrownBy(() -> deploy("<bpmn:task id='Step' name='x' />", flow))
                .hasRootCauseInstanceOf(ModelRefused.class);
    }

    @Test
    void an_expression_reaches_no_bean_besides_the_delegates_and_no_property_of_anything() {
        var expressions = ((org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl)
                        engine.getProcessEngineConfiguration())
                .getExpressionManager();
        var scope = new org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity();
        for (var planted : new String[] {"${secrets}", "${dataSource}", "${execution.id}", "${execution.class}"}) {
            assertThatThrownBy(() -> expressions.createExpression(planted).getValue(scope))
                    .as(planted)
                    .isInstanceOf(ProcessEngineException.class);
        }
    }

    @Test
    void scripts_find_no_engine() {
        var configuration =
                (org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.getScriptEngineResolver().getScriptEngine("feel", false))
                .isNull();
        assertThatThrownBy(() -> configuration
                        .getCommandExecutorTxRequired()
                        .execute(context ->
                                configuration.getScriptingEngines().getScriptEngineForLanguage("javascript")))
                .isInstanceOfAny(ProcessEngineException.class, ScriptEvaluationException.class);
    }

    @Test
    void a_definition_without_a_time_to_live_is_not_deployed() {
        var eternal = MODEL.replace("camunda:historyTimeToLive=\"P30D\"", "")
                .formatted("<bpmn:task id='Step' name='x' />", "");
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("eternal.bpmn", eternal)
                        .deploy())
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Time To Live");
    }
}
