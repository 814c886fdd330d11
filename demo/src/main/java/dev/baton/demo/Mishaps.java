package dev.baton.demo;

import dev.baton.lead.LeadId;
import dev.baton.lead.LeadRepair;
import dev.baton.shared.ExemptFromRule;
import dev.baton.shared.RecordRef;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What operators do in Cockpit when a lead cannot go on by itself. */
@Component
@ExemptFromRule(value = "only delegates know the engine", because = "It stands for an operator's hands in Cockpit")
class Mishaps {
    private final LeadRepair repair;
    private final RuntimeService runtime;

    Mishaps(LeadRepair repair, RuntimeService runtime) {
        this.repair = repair;
        this.runtime = runtime;
    }

    /** Takes a lead off its road and gives it to whoever repairs leads. */
    void sendToRepair(Tenant tenant, LeadId lead, String reason) {
        Tenancy.run(
                tenant.id(), Actor.person(DemoPerson.named("otto").login()), () -> repair.needsRepair(lead, reason));
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(RecordRef.lead(lead.value()).toString())
                .rootProcessInstances()
                .singleResult();
        runtime.createProcessInstanceModification(instance.getId())
                .startBeforeActivity("Task_RepairLead")
                .cancelAllForActivity("Task_FirstContact")
                .setAnnotation(reason)
                .execute();
    }
}
