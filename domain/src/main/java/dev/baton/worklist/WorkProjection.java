package dev.baton.worklist;

import dev.baton.shared.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the work list in step with the processes: told of each user task in the transaction that changes it. */
@Service
@Transactional
public class WorkProjection {
    private final JdbcClient jdbc;
    private final ObjectProvider<RecordTitles> titles;
    private final Clock clock;

    WorkProjection(JdbcClient jdbc, ObjectProvider<RecordTitles> titles, Clock clock) {
        this.jdbc = jdbc;
        this.titles = titles;
        this.clock = clock;
    }

    /** A task waits for a person. */
    public void opened(OpenTask task) {
        var title = titleOf(task);
        jdbc.sql("""
                insert into crm.work_item (id, task_id, task_key, process_key, process_instance_id, title,
                  record_type, record_id, record_title, customer, priority, due_at, groups, assignee, form_id, created_at)
                values (:id, :task, :taskKey, :processKey, :instance, :title,
                  :recordType, :record, :recordTitle, :customer, :priority, :due, :groups, :assignee, :form, :at)
                """)
                .param("id", UuidV7.next())
                .param("task", task.taskId())
                .param("taskKey", task.taskKey())
                .param("processKey", task.processKey())
                .param("instance", task.processInstanceId())
                .param("title", task.title())
                .param("recordType", task.record().type().key())
                .param("record", task.record().id())
                .param("recordTitle", title.title())
                .param("customer", title.customer())
                .param("priority", title.priority())
                .param("due", utc(task.dueAt()))
                .param("groups", array(task.groups()))
                .param("assignee", task.assignee())
                .param("form", task.formId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who has the task changed, or when it is due. */
    public void changed(String taskId, @Nullable String assignee, List<String> groups, @Nullable Instant dueAt) {
        jdbc.sql("""
                update crm.work_item set assignee = :assignee, groups = :groups, due_at = :due where task_id = :task
                """)
                .param("assignee", assignee)
                .param("groups", array(groups))
                .param("due", utc(dueAt))
                .param("task", taskId)
                .update();
    }

    /** A record is called otherwise: one statement, however much work is open. */
    @EventListener
    public void on(RecordRetitled retitled) {
        var title = retitled.title();
        jdbc.sql("""
                update crm.work_item set record_title = :title, customer = :customer, priority = :priority
                 where record_type = :type and record_id = :record
                """)
                .param("title", title.title())
                .param("customer", title.customer())
                .param("priority", title.priority())
                .param("type", retitled.record().type().key())
                .param("record", retitled.record().id())
                .update();
    }

    /** The task waits no longer: done, or taken away by its process. */
    public void closed(String taskId) {
        jdbc.sql("delete from crm.work_item where task_id = :task")
                .param("task", taskId)
                .update();
    }

    private RecordTitle titleOf(OpenTask task) {
        return titles.stream()
                .filter(known -> known.knows(task.record().type()))
                .findFirst()
                .map(known -> known.of(task.record()))
                .orElseGet(() -> new RecordTitle(task.record().toString(), null, 50));
    }

    private static String[] array(List<String> groups) {
        return groups.toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
