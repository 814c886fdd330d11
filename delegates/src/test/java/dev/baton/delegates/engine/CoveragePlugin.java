package dev.baton.delegates.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.CompensationEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.community.process_test_coverage.core.model.Collector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventSource;
import org.camunda.community.process_test_coverage.core.model.EventType;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.jspecify.annotations.Nullable;

/**
 * Lets the engine of the process tests tell which steps and flows it passes, by the listener of
 * camunda-process-test-coverage. Nobody hears it until a test class listens ({@link ModelCoverage}).
 */
class CoveragePlugin extends AbstractProcessEnginePlugin {
    private final ElementCoverageParseListener steps = new ElementCoverageParseListener();
    private Collector listening = passed -> {};

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var listeners = Objects.requireNonNullElseGet(
                engine.getCustomPostBPMNParseListeners(), () -> new ArrayList<BpmnParseListener>());
        listeners.add(steps);
        engine.setCustomPostBPMNParseListeners(listeners);
        engine.setCustomEventHandlers(List.of(new Compensations()));
        nobodyListens();
    }

    void tell(Collector collector) {
        listening = collector;
        steps.setCoverageState(collector);
    }

    void nobodyListens() {
        tell(passed -> {});
    }

    /**
     * Tells of boundary events of compensation, which no listener hears of. The handler of camunda-process-test-coverage
     * 2.8.1 would, but overrides a method that engines have no more since one of its parameters was added.
     */
    private final class Compensations extends CompensationEventHandler {
        @Override
        public void handleEvent(
                EventSubscriptionEntity subscription,
                @Nullable Object payload,
                @Nullable Object localPayload,
                @Nullable Object payloadToTriggeredScope,
                @Nullable String businessKey,
                CommandContext context) {
            var compensated = subscription.getActivity();
            if (compensated.getProperty(BpmnProperties.COMPENSATION_BOUNDARY_EVENT.getName())
                            instanceof ActivityImpl boundary
                    && compensated.getProcessDefinition() instanceof ProcessDefinitionEntity process) {
                for (var type : List.of(EventType.START, EventType.END)) {
                    listening.addEvent(new Event(
                            EventSource.FLOW_NODE,
                            type,
                            boundary.getActivityId(),
                            "boundaryEvent",
                            process.getKey(),
                            0));
                }
            }
            super.handleEvent(subscription, payload, localPayload, payloadToTriggeredScope, businessKey, context);
        }
    }
}
