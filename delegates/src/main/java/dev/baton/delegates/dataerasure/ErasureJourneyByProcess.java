package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.ESCALATE_AT;
import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureJourney;
import dev.baton.journey.ProcessLinks;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Carries a request to be forgotten by the process data-erasure: one instance per request, found by its business key. */
@Component
class ErasureJourneyByProcess implements ErasureJourney {
    private final RuntimeService runtime;
    private final ProcessLinks links;

    /** The engine is asked for when it is used: it comes after the delegates, and those after this. */
    ErasureJourneyByProcess(@Lazy RuntimeService runtime, ProcessLinks links) {
        this.runtime = runtime;
        this.links = links;
    }

    @Override
    public void erasureRequested(ErasureId request, Instant escalateAt) {
        if (!links.open(DataErasure.KEY, request.record())) {
            return;
        }
        var instance = runtime.createMessageCorrelation(DataErasure.DATA_ERASURE_REQUESTED)
                .processInstanceBusinessKey(request.record().toString())
                .setVariables(Map.of(
                        REQUEST.name(), REQUEST.stored(request), ESCALATE_AT.name(), ESCALATE_AT.stored(escalateAt)))
                .correlateStartMessage();
        links.started(DataErasure.KEY, request.record(), instance.getProcessInstanceId());
    }
}
