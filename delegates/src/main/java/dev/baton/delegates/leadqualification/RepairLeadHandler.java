package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.START_OVER;

import dev.baton.delegates.engine.FormValues;
import dev.baton.lead.LeadRepair;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** "Repair the lead". */
@Component
class RepairLeadHandler extends LeadTask {
    private final LeadRepair repair;

    RepairLeadHandler(LeadRepair repair) {
        super(Tasks.REPAIR_LEAD);
        this.repair = repair;
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var startOver = values.flag("startOver");
        repair.repaired(LEAD.from(task), startOver, values.textOrNull("note"));
        START_OVER.set(task, startOver);
    }
}
