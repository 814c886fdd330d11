package dev.baton.worklist;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists, finds and counts the work that waits for people. Nobody finds what they may not see. */
@Service
@Transactional(readOnly = true)
public class WorkItems {
    private static final String COLUMNS = "w.*, p.name as assignee_name";
    private static final String FROM = " from crm.work_item w left join crm.person p on p.login = w.assignee ";

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page, in the order of due dates. */
    public WorkPage list(WorkSearch search, SignedIn person) {
        var conditions = new Conditions();
        conditions.scope(search.scope(), person);
        if (search.overdue()) {
            conditions.add("w.due_at < :now", "now", clock.instant().atOffset(ZoneOffset.UTC));
        }
        var words = tsquery(search.text());
        if (words != null) {
            conditions.add("w.search @@ to_tsquery('simple', :words)", "words", words);
        }
        if (search.cursor() != null) {
            conditions.after(Cursor.parse(search.cursor()));
        }
        var found = jdbc.sql("select " + COLUMNS + FROM + conditions.where()
                        + " order by w.due_at nulls last, w.id limit :limit")
                .params(conditions.params)
                .param("limit", search.size() + 1)
                .query((row, index) -> read(row))
                .list();
        if (found.size() <= search.size()) {
            return new WorkPage(found, null);
        }
        var page = List.copyOf(found.subList(0, search.size()));
        return new WorkPage(page, Cursor.after(page.get(page.size() - 1)).toString());
    }

    /** How much work there is for the person; each number is at most one more than {@link WorkCounts#CAP}. */
    public WorkCounts count(SignedIn person) {
        var mine = new Conditions();
        mine.scope(WorkScope.MINE, person);
        var overdue = new Conditions();
        overdue.scope(WorkScope.MINE, person);
        overdue.add("w.due_at < :now", "now", clock.instant().atOffset(ZoneOffset.UTC));
        var teams = new Conditions();
        teams.scope(WorkScope.TEAMS, person);
        var all = new Conditions();
        all.scope(WorkScope.ALL, person);
        return new WorkCounts(count(mine), count(teams), count(all), count(overdue));
    }

    /** The open work for a record, whoever may do it. */
    public List<WorkItem> ofRecord(RecordRef record) {
        return jdbc.sql("select " + COLUMNS + FROM
                        + "where w.record_id = :record and w.record_type = :type order by w.due_at nulls last, w.id")
                .param("record", record.id())
                .param("type", record.type().key())
                .query((row, index) -> read(row))
                .list();
    }

    /**
     * The work with that id.
     *
     * @throws NotFound if it is done or the person may not see it
     */
    public WorkItem get(UUID id, SignedIn person) {
        return find(id).filter(item -> item.isSeenBy(person)).orElseThrow(() -> new NotFound("work item", id));
    }

    /** The work with that id, whoever may see it. */
    public Optional<WorkItem> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + FROM + "where w.id = :id")
                .param("id", id)
                .query((row, index) -> read(row))
                .optional();
    }

    /** What to call a person of the tenant; empty for nobody we know. */
    public Optional<String> nameOf(String login) {
        return jdbc.sql("select name from crm.person where login = :login")
                .param("login", login)
                .query(String.class)
                .optional();
    }

    private int count(Conditions conditions) {
        return jdbc.sql("select count(*) from (select 1 from crm.work_item w " + conditions.where()
                        + " limit :cap) few")
                .params(conditions.params)
                .param("cap", WorkCounts.CAP + 1)
                .query(Integer.class)
                .single();
    }

    private static @Nullable String tsquery(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        var query = Arrays.stream(words)
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? null : query;
    }

    private static WorkItem read(ResultSet row) throws SQLException {
        var due = row.getObject("due_at", OffsetDateTime.class);
        return new WorkItem(
                row.getObject("id", UUID.class),
                row.getString("task_id"),
                row.getString("task_key"),
                row.getString("process_key"),
                row.getString("process_instance_id"),
                row.getString("title"),
                new RecordRef(RecordType.parse(row.getString("record_type")), row.getObject("record_id", UUID.class)),
                row.getString("record_title"),
                row.getString("customer"),
                row.getInt("priority"),
                due == null ? null : due.toInstant(),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getString("assignee"),
                row.getString("assignee_name"),
                row.getString("form_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** The conditions of one query and their parameters. */
    private static final class Conditions {
        private final List<String> terms = new ArrayList<>();
        private final Map<String, Object> params = new LinkedHashMap<>();

        void add(String term, String name, Object value) {
            terms.add(term);
            params.put(name, value);
        }

        void scope(WorkScope scope, SignedIn person) {
            var teams = person.teams().toArray(String[]::new);
            switch (scope) {
                case MINE -> add("w.assignee = :login", "login", person.login());
                case TEAMS -> add("w.groups && :teams::text[]", "teams", teams);
                case ALL -> {
                    if (!person.may(Right.SEE_ALL_WORK)) {
                        add("(w.assignee = :login or w.groups && :teams::text[])", "login", person.login());
                        params.put("teams", teams);
                    }
                }
            }
        }

        void after(Cursor cursor) {
            if (cursor.dueAt() == null) {
                add("w.due_at is null and w.id > :lastId", "lastId", cursor.id());
            } else {
                add(
                        "(w.due_at > :lastDue or (w.due_at = :lastDue and w.id > :lastId) or w.due_at is null)",
                        "lastId",
                        cursor.id());
                params.put("lastDue", cursor.dueAt().atOffset(ZoneOffset.UTC));
            }
        }

        String where() {
            return terms.isEmpty() ? "" : "where " + String.join(" and ", terms);
        }
    }
}
