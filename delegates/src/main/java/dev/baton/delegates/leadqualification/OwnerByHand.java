package dev.baton.delegates.leadqualification;

import dev.baton.assignment.AssignmentService;
import dev.baton.lead.LeadId;
import dev.baton.worklist.WorkTaken;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever takes the first contact or the qualification of a lead, takes the lead. */
@Component
class OwnerByHand {
    private static final Set<String> OWNERS_WORK = Set.of(Tasks.FIRST_CONTACT, Tasks.QUALIFY_LEAD);

    private final AssignmentService assignments;

    OwnerByHand(AssignmentService assignments) {
        this.assignments = assignments;
    }

    @EventListener
    void on(WorkTaken work) {
        if (work.processKey().equals(LeadQualification.KEY) && OWNERS_WORK.contains(work.taskKey())) {
            assignments.taken(new LeadId(work.record().id()), work.login());
        }
    }
}
