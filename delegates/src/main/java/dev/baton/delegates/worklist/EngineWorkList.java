package dev.baton.delegates.worklist;

import dev.baton.delegates.engine.FormCheck;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.worklist.TaskForm;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.WorkItems;
import dev.baton.worklist.WorkList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does people's work in the engine, after asking whether it is theirs. */
@Component
class EngineWorkList implements WorkList {
    private final WorkItems items;
    private final TaskService tasks;
    private final FormCheck forms;
    private final PersonInEngine engine;

    EngineWorkList(WorkItems items, TaskService tasks, FormCheck forms, PersonInEngine engine) {
        this.items = items;
        this.tasks = tasks;
        this.forms = forms;
        this.engine = engine;
    }

    @Override
    public void claim(UUID id, SignedIn person) {
        try {
            engine.run(person, () -> {
                var item = mine(id, person);
                if (item.assignee() == null) {
                    tasks.claim(item.taskId(), person.login());
                }
            });
        } catch (LostRace | TaskAlreadyClaimedException second) {
            engine.run(person, () -> {
                throw claimedBy(items.get(id, person));
            });
        }
    }

    @Override
    public void unclaim(UUID id, SignedIn person) {
        engine.run(person, () -> {
            var item = items.get(id, person);
            if (!item.isFor(person)) {
                throw new Rejected("work.not-yours");
            }
            if (isSomebodyElses(item, person) && !person.may(Right.ASSIGN_WORK)) {
                throw claimedBy(item);
            }
            tasks.setAssignee(item.taskId(), null);
        });
    }

    @Override
    public void assign(UUID id, String login, SignedIn person) {
        engine.run(person, () -> {
            var item = items.get(id, person);
            if (!person.may(Right.ASSIGN_WORK) && !person.login().equals(item.assignee())) {
                throw new Rejected("work.not-yours");
            }
            if (items.nameOf(login).isEmpty()) {
                throw new Rejected("work.unknown-person", login);
            }
            tasks.setAssignee(item.taskId(), login);
        });
    }

    @Override
    public TaskForm form(UUID id, SignedIn person) {
        return engine.ask(person, () -> {
            var item = items.get(id, person);
            var readonly = !item.isFor(person) || isSomebodyElses(item, person);
            return new TaskForm(
                    item,
                    forms.documentationOf(item.taskId()).orElse(null),
                    forms.schemaOf(item.taskId()).orElse(null),
                    forms.dataFor(item.processKey(), item.taskKey(), item.record()),
                    readonly);
        });
    }

    @Override
    public void complete(UUID id, Map<String, @Nullable Object> values, SignedIn person) {
        complete(id, values, person, () -> {});
    }

    @Override
    public void complete(UUID id, Map<String, @Nullable Object> values, SignedIn person, Runnable first) {
        engine.run(person, () -> {
            var item = mine(id, person);
            first.run();
            // A machine does the work and has it never: nobody could ask it how the lead is.
            if (item.assignee() == null && !person.machine()) {
                tasks.claim(item.taskId(), person.login());
            }
            // A copy, since to the engine's types no value is ever null.
            var entered = new HashMap<String, Object>(values);
            tasks.complete(item.taskId(), entered);
        });
    }

    @Override
    public boolean assignOpenTask(RecordRef record, String taskKey, @Nullable String login) {
        return handOver(record, taskKey, login, Set.of());
    }

    @Override
    public boolean handOver(RecordRef record, String taskKey, @Nullable String login, Set<String> groups) {
        var open = items.ofRecord(record).stream()
                .filter(item -> item.taskKey().equals(taskKey))
                .toList();
        for (var item : open) {
            if (!groups.isEmpty()) {
                replaceGroups(item.taskId(), groups);
            }
            tasks.setAssignee(item.taskId(), login);
        }
        return !open.isEmpty();
    }

    private void replaceGroups(String task, Set<String> groups) {
        var now = tasks.getIdentityLinksForTask(task).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
        now.stream().filter(group -> !groups.contains(group)).forEach(group -> tasks.deleteCandidateGroup(task, group));
        groups.stream().filter(group -> !now.contains(group)).forEach(group -> tasks.addCandidateGroup(task, group));
    }

    private WorkItem mine(UUID id, SignedIn person) {
        var item = items.get(id, person);
        if (!item.isFor(person)) {
            throw new Rejected("work.not-yours");
        }
        if (isSomebodyElses(item, person)) {
            throw claimedBy(item);
        }
        return item;
    }

    private static boolean isSomebodyElses(WorkItem item, SignedIn person) {
        return item.assignee() != null && !item.assignee().equals(person.login());
    }

    private static Rejected claimedBy(WorkItem item) {
        var name = item.assigneeName() == null ? item.assignee() : item.assigneeName();
        return new Rejected("work.claimed-by", name == null ? "somebody else" : name);
    }
}
