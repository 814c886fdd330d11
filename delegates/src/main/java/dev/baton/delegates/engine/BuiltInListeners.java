package dev.baton.delegates.engine;

import dev.baton.journey.ProcessLinks;
import dev.baton.shared.RecordRef;
import dev.baton.worklist.OpenTask;
import dev.baton.worklist.WorkProjection;
import dev.baton.worklist.WorkTaken;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;

/**
 * What happens in every process without any model saying so: each user task is on the work list, its form is checked
 * when it is completed, and the end of an instance frees its record.
 */
class BuiltInListeners extends AbstractBpmnParseListener {
    private final ObjectProvider<WorkProjection> workList;
    private final ObjectProvider<ProcessLinks> links;
    private final FormCheck forms;
    private final ApplicationEventPublisher events;

    BuiltInListeners(
            ObjectProvider<WorkProjection> workList,
            ObjectProvider<ProcessLinks> links,
            FormCheck forms,
            ApplicationEventPublisher events) {
        this.workList = workList;
        this.links = links;
        this.forms = forms;
        this.events = events;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::ended);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::opened);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, this::changed);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::completed);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, this::closed);
    }

    private void ended(DelegateExecution execution) {
        if (execution.getSuperExecution() == null) {
            ProcessScope.in(execution, () -> links.getObject().ended(execution.getProcessInstanceId()));
        }
    }

    private void opened(DelegateTask task) {
        workList.getObject()
                .opened(new OpenTask(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        Definitions.key(task.getProcessDefinitionId()),
                        task.getProcessInstanceId(),
                        task.getName(),
                        recordOf(task),
                        instant(task.getDueDate()),
                        groupsOf(task),
                        task.getAssignee(),
                        formOf(task)));
    }

    private void assigned(DelegateTask task) {
        changed(task);
        var login = task.getAssignee();
        // The process and the business assign without signing in; a person does it with any client.
        if (login != null && Context.getCommandContext().getAuthenticatedUserId() != null) {
            events.publishEvent(new WorkTaken(
                    recordOf(task),
                    Definitions.key(task.getProcessDefinitionId()),
                    task.getTaskDefinitionKey(),
                    login));
        }
    }

    private void changed(DelegateTask task) {
        workList.getObject().changed(task.getId(), task.getAssignee(), groupsOf(task), instant(task.getDueDate()));
    }

    private void completed(DelegateTask task) {
        forms.completed(task, recordOf(task));
        closed(task);
    }

    private void closed(DelegateTask task) {
        workList.getObject().closed(task.getId());
    }

    static RecordRef recordOf(DelegateTask task) {
        var key = task.getExecution().getProcessBusinessKey();
        if (key == null) {
            throw new IllegalStateException("The instance should have its record as business key but has none (%s, %s)"
                    .formatted(Definitions.key(task.getProcessDefinitionId()), task.getTaskDefinitionKey()));
        }
        return RecordRef.parse(key);
    }

    private static List<String> groupsOf(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static @Nullable String formOf(DelegateTask task) {
        var form = ((TaskEntity) task).getTaskDefinition().getCamundaFormDefinitionKey();
        return form == null ? null : form.getExpressionText();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
