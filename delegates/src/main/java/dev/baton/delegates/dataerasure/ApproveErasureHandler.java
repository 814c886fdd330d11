package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.ERASABLE;
import static dev.baton.delegates.dataerasure.DataErasure.OUTCOME;
import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.delegates.engine.FormValues;
import dev.baton.delegates.engine.TaskHandler;
import dev.baton.duty.Duty;
import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureOutcome;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.Finding;
import dev.baton.identity.Right;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Approve the erasure". */
@Component
class ApproveErasureHandler implements TaskHandler {
    static final String TASK = "Task_ApproveErasure";

    private final ErasureService requests;

    ApproveErasureHandler(ErasureService requests) {
        this.requests = requests;
    }

    @Override
    public String processKey() {
        return DataErasure.KEY;
    }

    @Override
    public String taskKey() {
        return TASK;
    }

    @Override
    public Set<Right> needs() {
        return Set.of(Right.APPROVE_ERASURE);
    }

    @Override
    public Set<Duty> approves() {
        return Set.of(Duty.ERASURE_REQUESTED);
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        var summary = requests.view(new ErasureId(record.id())).findings().stream()
                .map(ApproveErasureHandler::line)
                .collect(Collectors.joining("\n"));
        return Map.of("summary", summary);
    }

    private static String line(Finding finding) {
        return "%s (%d): %s. %s %s"
                .formatted(
                        finding.place().key(),
                        finding.found(),
                        finding.action() == null ? "?" : finding.action().key(),
                        finding.reason(),
                        finding.law());
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var approved = values.flag("approved");
        var note = values.textOrNull("note");
        if (!approved && (note == null || note.isBlank())) {
            throw new Invalid(List.of(new FieldProblem("note", "Say why: the person who asked reads it")));
        }
        var outcome = requests.decided(REQUEST.from(task), approved, note, login);
        OUTCOME.set(task, outcome.key());
        ERASABLE.set(task, outcome != ErasureOutcome.REFUSE);
    }
}
