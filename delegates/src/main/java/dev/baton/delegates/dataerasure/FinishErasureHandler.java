package dev.baton.delegates.dataerasure;

import static dev.baton.delegates.dataerasure.DataErasure.REQUEST;

import dev.baton.delegates.engine.FormValues;
import dev.baton.delegates.engine.TaskHandler;
import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureService;
import dev.baton.identity.Right;
import dev.baton.shared.RecordRef;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Finish the erasure by hand". */
@Component
class FinishErasureHandler implements TaskHandler {
    private final ErasureService requests;

    FinishErasureHandler(ErasureService requests) {
        this.requests = requests;
    }

    @Override
    public String processKey() {
        return DataErasure.KEY;
    }

    @Override
    public String taskKey() {
        return "Task_FinishByHand";
    }

    @Override
    public Set<Right> needs() {
        return Set.of(Right.ERASE_PEOPLE);
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        return Map.of("summary", String.join("\n", requests.leftoverPlaces(new ErasureId(record.id()))));
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        requests.finishedByHand(REQUEST.from(task), values.text("note"));
    }
}
