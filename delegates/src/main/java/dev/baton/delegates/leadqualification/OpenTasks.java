package dev.baton.delegates.leadqualification;

import dev.baton.assignment.Handover;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** The first contact that waits, when its lead goes to another team. */
@Component
class OpenTasks {
    private final TaskService tasks;

    OpenTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    void moveTo(String processInstanceId, Handover handover) {
        tasks.createTaskQuery()
                .processInstanceId(processInstanceId)
                .taskDefinitionKey(LeadQualification.FIRST_CONTACT)
                .list()
                .forEach(task -> {
                    tasks.getIdentityLinksForTask(task.getId()).stream()
                            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                            .filter(link -> link.getGroupId() != null)
                            .forEach(link -> tasks.deleteCandidateGroup(task.getId(), link.getGroupId()));
                    tasks.addCandidateGroup(task.getId(), handover.queue());
                    tasks.setAssignee(task.getId(), handover.owner());
                });
    }
}
