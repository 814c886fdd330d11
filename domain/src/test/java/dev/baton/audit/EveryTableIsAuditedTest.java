package dev.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.UuidV7;
import dev.baton.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks all tables: each writes into the audit trail whatever happens to its rows, or stands here with the reason. */
class EveryTableIsAuditedTest {
    /** Tables with an audit trigger that leaves some changes out. */
    private static final Map<String, String> IN_PART = Map.of(
            "api_key", "that a key was used is no change of it",
            "outbox", "the relay's tries stand in outbox_attempt; what people do to a letter is kept",
            "outbox_attempt", "is evidence itself; that somebody changed it is kept",
            "inbox", "what is taken in is kept where it ends; what people do to an entry is kept",
            "channel_circuit", "opens by itself; that somebody closed it is kept",
            "lead_import_row", "is kept with the leads it becomes",
            "lead_twin", "is found anew by each look; what people say of it is kept",
            "process_link", "the engine's history has it; that somebody removed one is kept");

    /** Tables without any. */
    private static final Map<String, String> NOT = Map.ofEntries(
            Map.entry("audit", "is the trail"),
            Map.entry("audit_seal", "is the trail"),
            Map.entry("audit_chain", "is the trail"),
            Map.entry("audit_check", "only grows"),
            Map.entry("work_item", "mirrors the engine's open tasks, whose every operation is kept"),
            Map.entry("ticket_counter", "only gives out numbers"),
            Map.entry("ticket_key", "opens a ticket to its customer, so the trail must not keep it"),
            Map.entry("sla_clock", "each of its changes stands in sla_clock_event"),
            Map.entry("ticket_step", "is a statistic of the road; its changes stand in sla_clock_event"),
            Map.entry("sla_clock_event", "is a journal itself, and only grows"),
            Map.entry("idempotency", "remembers an answer for two days"),
            Map.entry(
                    "mailbox_secret",
                    "is a sealed password, which the trail must not keep; that it changed stands in mailbox"),
            Map.entry(
                    "webhook_secret",
                    "is a sealed secret, which the trail must not keep; that it changed stands in webhook_endpoint"),
            Map.entry("letter", "is the evidence itself: what each letter was taken for, and why"),
            Map.entry("letter_id", "finds records by names of letters; the letters stand in the timeline"),
            Map.entry(
                    "sender_key",
                    "is a sealed key, which the trail must not keep; that it changed stands in sender_address"),
            Map.entry("mailbox_state", "is written with each look into a mailbox"),
            Map.entry("text_status", "is what the provider tells of a text, kept in the inbox as it came"),
            Map.entry("notice", "tells one of our people of what is kept where it happened"),
            Map.entry("notice_digest", "counts the days on which a letter was made; the letter is in the outbox"),
            Map.entry("person_sign_in", "is written with each sign-in"),
            Map.entry(
                    "erasure_subject",
                    "names who wants to be forgotten, which the trail must not keep; the request itself is kept"),
            Map.entry("suppression_key", "is a secret, written once, which the trail must not keep"),
            Map.entry("rate_limit", "counts requests and names nobody"),
            Map.entry("queue_cursor", "counts whose turn it is; the assignment is kept"));

    /** The kinds of changes that a table's triggers catch without any condition: 4 insert, 8 delete, 16 update. */
    private static final String CAUGHT = """
        select t.relname,
               coalesce(bit_or(g.tgtype & 28) filter (where g.tgqual is null and g.tgattr = ''), 0) as always,
               coalesce(bit_or(g.tgtype & 28), 0) as sometimes
          from pg_class t
          left join pg_trigger g on g.tgrelid = t.oid and g.tgfoid = 'crm.audit_row'::regproc
                                and g.tgenabled in ('O', 'A') and g.tgtype & 1 = 1 and g.tgtype & 2 = 0
         where t.relnamespace = 'crm'::regnamespace and t.relkind in ('r', 'p', 'f')
         group by t.relname order by t.relname
        """;

    private static final int EVERYTHING = 28;
    private static final int DELETE = 8;

    private record Caught(String table, int always, int sometimes) {}

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient asOwner = JdbcClient.create(database.owner());

    @Test
    void no_table_changes_unseen() {
        assertThat(caught()).hasSizeGreaterThan(20);

        assertThat(unseen()).isEmpty();
    }

    @Test
    void what_an_entry_can_be_about_is_known_by_name() {
        assertThat(AuditedTables.NAMES)
                .isSorted()
                .containsExactlyElementsOf(caught().stream()
                        .filter(table -> table.sometimes() != 0)
                        .map(Caught::table)
                        .sorted()
                        .toList());
    }

    @Test
    void a_table_without_the_trigger_is_found() {
        asOwner.sql("create table crm.planted (id uuid primary key)").update();

        assertThat(unseen()).containsOnlyKeys("planted");
    }

    @Test
    void a_protected_table_without_the_trigger_is_found() {
        asOwner.sql("create table crm.planted (id uuid primary key)").update();
        asOwner.sql("call crm.protect('planted', false)").update();

        assertThat(unseen()).containsOnlyKeys("planted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table crm.lead disable trigger audit",
                "drop trigger audit on crm.lead",
                "create or replace trigger audit after insert or update on crm.lead "
                        + "for each row execute function crm.audit_row()",
                "create or replace trigger audit after insert or delete or update of phone on crm.lead "
                        + "for each row execute function crm.audit_row()",
                "create or replace trigger audit after insert or update or delete on crm.lead "
                        + "for each row when (false) execute function crm.audit_row()",
            })
    void a_trigger_that_leaves_something_out_is_found(String sabotage) {
        asOwner.sql(sabotage).update();

        assertThat(unseen()).containsOnlyKeys("lead");
    }

    @Test
    void an_exemption_of_a_table_that_is_gone_or_fully_audited_is_found() {
        var fully = caught().stream()
                .filter(table -> table.always() == EVERYTHING)
                .map(Caught::table)
                .toList();
        var known = caught().stream().map(Caught::table).toList();

        assertThat(known).containsAll(IN_PART.keySet()).containsAll(NOT.keySet());
        assertThat(fully).doesNotContainAnyElementsOf(IN_PART.keySet()).doesNotContainAnyElementsOf(NOT.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into crm.audit (actor, client, table_name, action, digest) values ('person:x', 'page', 'lead',"
                        + " 'insert', '')",
                "update crm.audit set actor = 'person:nobody'",
                "update crm.audit set before = null, after = null, address = null, salt = null",
                "delete from crm.audit",
                "truncate crm.audit",
                "insert into crm.audit_seal (seq, audit_id, previous, hash, sealed_at) values (1, 1, '', '', now())",
                "update crm.audit_seal set seq = seq + 1",
                "delete from crm.audit_seal",
                "truncate crm.audit_seal",
                "update crm.audit_chain set seq = 0",
                "delete from crm.audit_chain",
                "insert into crm.audit_chain (seq, hash, horizon, sealed_at) values (0, '', '0', now())",
                "update crm.audit_check set found = 0",
                "delete from crm.audit_check",
                "select crm.audit_add('lead', null, null, null, 'insert', null, null)",
                "alter table crm.audit disable trigger stands",
            })
    void the_application_can_only_let_it_grow(String statement) {
        var acme = database.createTenant("acme");

        assertThatThrownBy(() -> database.in(acme, jdbc -> jdbc.sql(statement).update()))
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update crm.audit set actor = 'person:nobody'",
                "update crm.audit set before = '{}'",
                "delete from crm.audit",
                "truncate crm.audit",
                "update crm.audit_seal set seq = seq + 1",
                "delete from crm.audit_seal",
                "truncate crm.audit_seal",
                "truncate crm.audit_check"
            })
    void not_even_its_owner_changes_it_by_mistake(String statement) {
        var acme = database.createTenant("acme");
        database.in(
                acme,
                jdbc -> jdbc.sql("select crm.audit_seal_next(100, true)")
                        .query()
                        .listOfRows());

        assertThatThrownBy(() -> new OwnerOf(database)
                        .in(acme, jdbc -> jdbc.sql(statement).update()))
                .rootCause()
                .hasMessageContaining("The audit trail only grows");
    }

    @Test
    void an_entry_says_who_from_where_in_which_process_what_before_and_after() {
        var acme = database.createTenant("acme");
        var team = UuidV7.next();
        database.in(acme, jdbc -> {
            jdbc.sql("select set_config('baton.actor', 'process:lead-qualification/Task_FindTwins', true), "
                            + "set_config('baton.origin', 'api 203.0.113.7', true), "
                            + "set_config('baton.instance', 'i-1', true)")
                    .query()
                    .singleRow();
            return jdbc.sql("insert into crm.team (id, key, name) values (:id, 'sales', 'Sales')")
                    .param("id", team)
                    .update();
        });

        var entry = database.in(
                acme,
                jdbc -> jdbc.sql("select actor, client, address, process_instance_id, action, after ->> 'name' as name,"
                                + " before, octet_length(digest) as digest, octet_length(salt) as salt"
                                + " from crm.audit where record_id = :id")
                        .param("id", team)
                        .query()
                        .singleRow());

        assertThat(entry)
                .containsEntry("actor", "process:lead-qualification/Task_FindTwins")
                .containsEntry("client", "api")
                .containsEntry("address", "203.0.113.7")
                .containsEntry("process_instance_id", "i-1")
                .containsEntry("action", "insert")
                .containsEntry("name", "Sales")
                .containsEntry("before", null)
                .containsEntry("digest", 32)
                .containsEntry("salt", 16);
    }

    @Test
    void the_contents_of_a_file_are_kept_as_a_fingerprint() {
        var acme = database.createTenant("acme");
        var activity = UuidV7.next();
        var file = UuidV7.next();
        database.in(acme, jdbc -> {
            jdbc.sql("insert into crm.activity (id, record_type, record_id, kind, occurred_at) "
                            + "values (:id, 'lead', :lead, 'note', now())")
                    .param("id", activity)
                    .param("lead", UuidV7.next())
                    .update();
            return jdbc.sql("insert into crm.attachment (id, activity_id, file_name, content_type, size, content) "
                            + "values (:id, :activity, 'a.txt', 'text/plain', 6, 'secret'::bytea)")
                    .param("id", file)
                    .param("activity", activity)
                    .update();
        });

        var after = database.in(
                acme,
                jdbc -> jdbc.sql("select after::text from crm.audit where record_id = :id")
                        .param("id", file)
                        .query(String.class)
                        .single());

        assertThat(after).contains("sha256:").contains("a.txt").doesNotContain("736563726574");
    }

    private Map<String, String> unseen() {
        return caught().stream()
                .filter(table -> table.always() != EVERYTHING)
                .filter(table -> !(IN_PART.containsKey(table.table()) && (table.sometimes() & DELETE) != 0))
                .filter(table -> !NOT.containsKey(table.table()))
                .collect(Collectors.toMap(
                        Caught::table, table -> "catches " + table.always(), (a, b) -> a, TreeMap::new));
    }

    private List<Caught> caught() {
        return asOwner.sql(CAUGHT)
                .query((row, n) -> new Caught(row.getString(1), row.getInt(2), row.getInt(3)))
                .list();
    }
}
