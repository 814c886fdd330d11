package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.SAME_PERSON;

import dev.baton.delegates.engine.FormValues;
import dev.baton.lead.LeadId;
import dev.baton.lead.TwinService;
import dev.baton.shared.RecordRef;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Compare possible twins". */
@Component
class ReviewTwinHandler extends LeadTask {
    private final TwinService twins;

    ReviewTwinHandler(TwinService twins) {
        super(Tasks.REVIEW_TWIN);
        this.twins = twins;
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        return TwinOptions.of(twins.candidates(new LeadId(record.id())));
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var same = values.flag("samePerson");
        var survivor = values.textOrNull("survivor");
        twins.compared(
                LEAD.from(task), same, survivor == null ? null : RecordRef.parse(survivor), values.textOrNull("note"));
        SAME_PERSON.set(task, same);
    }
}
