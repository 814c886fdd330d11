package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.START_OVER;

import dev.baton.delegates.engine.FormValues;
import dev.baton.delegates.engine.TaskHandler;
import dev.baton.lead.LeadRepair;
import dev.baton.shared.RecordRef;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Repair the lead". */
@Component
class RepairLeadHandler implements TaskHandler {
    private final LeadRepair repair;

    RepairLeadHandler(LeadRepair repair) {
        this.repair = repair;
    }

    @Override
    public String processKey() {
        return LeadQualification.KEY;
    }

    @Override
    public String taskKey() {
        return Tasks.REPAIR_LEAD;
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        return Map.of();
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var startOver = values.flag("startOver");
        repair.repaired(LEAD.from(task), startOver, values.textOrNull("note"));
        START_OVER.set(task, startOver);
    }
}
