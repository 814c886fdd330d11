package dev.baton.delegates.journey;

import dev.baton.journey.JourneyView;
import dev.baton.journey.JourneyView.Instance;
import dev.baton.journey.JourneyView.Step;
import dev.baton.journey.Journeys;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a journey together from its traces and the models it followed. */
@Component
class EngineJourneys implements Journeys {
    private static final Set<String> DONE_BY_PEOPLE = Set.of("userTask");
    private static final Set<String> DONE_BY_STEPS =
            Set.of("serviceTask", "sendTask", "businessRuleTask", "intermediateMessageThrowEvent", "messageEndEvent");

    private record Model(ProcessDefinition definition, BpmnModelInstance elements) {}

    private final Traces traces;
    private final RepositoryService repository;
    private final TransactionTemplate transaction;

    EngineJourneys(Traces traces, RepositoryService repository, PlatformTransactionManager transactions) {
        this.traces = traces;
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    @Override
    public JourneyView of(RecordRef record) {
        var travelled = transaction.execute(status -> traces.of(record));
        if (travelled == null) {
            throw new IllegalStateException("The traces should have been read");
        }
        var models = models(travelled);
        return new JourneyView(
                record.toString(),
                travelled.trips().stream()
                        .map(trip -> instance(trip, travelled, Objects.requireNonNull(models.get(trip.definitionId()))))
                        .toList());
    }

    /** Once for each that was followed: the engine asks its database even for a definition that it has in its cache. */
    private Map<String, Model> models(Travelled travelled) {
        return travelled.trips().stream()
                .map(Travelled.Trip::definitionId)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::model));
    }

    private Model model(String id) {
        return new Model(repository.getProcessDefinition(id), repository.getBpmnModelInstance(id));
    }

    @Override
    public String diagram(String definitionId) {
        try (var model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (NullValueException | org.camunda.bpm.engine.exception.NotFoundException unknown) {
            throw (NotFound) new NotFound("process definition", definitionId).initCause(unknown);
        } catch (IOException cause) {
            throw new UncheckedIOException("The model of " + definitionId + " cannot be read", cause);
        }
    }

    private static Instance instance(Travelled.Trip trip, Travelled travelled, Model followed) {
        var definition = followed.definition();
        var model = followed.elements();
        var visits = travelled.visitsOf(trip.id());
        return new Instance(
                trip.id(),
                trip.processKey(),
                definition.getName() == null ? trip.processKey() : definition.getName(),
                definition.getVersion(),
                "/journeys/definitions/" + trip.definitionId() + ".bpmn",
                trip.state(),
                trip.startedAt(),
                trip.endedAt(),
                trip.caller(),
                Path.of(model, visits),
                steps(trip, visits, travelled),
                "active".equals(trip.state()) ? Ahead.of(model, trip.id(), travelled) : List.of(),
                travelled.incidents().getOrDefault(trip.id(), List.of()));
    }

    private static List<Step> steps(Travelled.Trip trip, List<Visit> visits, Travelled travelled) {
        var failed = travelled.incidents().getOrDefault(trip.id(), List.of()).stream()
                .map(JourneyView.Incident::activityId)
                .collect(Collectors.toSet());
        var lastVisit = new HashMap<String, String>();
        visits.forEach(visit -> lastVisit.put(visit.activityId(), visit.id()));
        return visits.stream()
                .map(visit -> step(
                        trip,
                        visit,
                        travelled,
                        failed.contains(visit.activityId()),
                        visit.id().equals(lastVisit.get(visit.activityId()))))
                .toList();
    }

    private static Step step(
            Travelled.Trip trip, Visit visit, Travelled travelled, boolean hasFailed, boolean isLastVisit) {
        // The outbox knows the element, not the visit: what a step sent is shown at its last visit.
        var messages = isLastVisit
                ? travelled.messages().getOrDefault(new Travelled.Place(trip.id(), visit.activityId()), List.of())
                : List.<JourneyView.Message>of();
        return new Step(
                visit.activityId(),
                visit.name(),
                visit.type(),
                visit.startedAt(),
                visit.endedAt(),
                state(visit, hasFailed),
                by(trip, visit),
                null,
                travelled.decisions().get(visit.id()),
                messages);
    }

    private static String state(Visit visit, boolean hasFailed) {
        if (visit.endedAt() == null) {
            return hasFailed ? "failed" : "active";
        }
        return visit.isCancelled() ? "cancelled" : "done";
    }

    private static @Nullable String by(Travelled.Trip trip, Visit visit) {
        if (DONE_BY_PEOPLE.contains(visit.type())) {
            return visit.assignee() == null ? null : "person:" + visit.assignee();
        }
        return DONE_BY_STEPS.contains(visit.type()) ? "process:" + trip.processKey() + "/" + visit.activityId() : null;
    }
}
