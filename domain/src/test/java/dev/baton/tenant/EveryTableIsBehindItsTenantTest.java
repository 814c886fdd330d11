package dev.baton.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.UuidV7;
import dev.baton.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EveryTableIsBehindItsTenantTest {
    /** Tables that lack forced row-level security, or whose policies let rows through without asking for the tenant. */
    private static final String TABLES_IN_THE_OPEN = """
            select t.relname
              from pg_class t
             where t.relnamespace = 'crm'::regnamespace
               and t.relkind in ('r', 'p', 'm', 'f')
               and not (t.relrowsecurity
                        and t.relforcerowsecurity
                        and exists (select 1 from pg_policy p
                                     where p.polrelid = t.oid and p.polname = 'tenant' and p.polcmd = '*'
                                       and p.polroles = '{0}'
                                       and pg_get_expr(p.polqual, p.polrelid) like '%crm.current_tenant()%'
                                       and pg_get_expr(p.polwithcheck, p.polrelid) like '%crm.current_tenant()%')
                        and not exists (select 1 from pg_policy p
                                         where p.polrelid = t.oid and p.polname <> 'tenant' and p.polpermissive
                                           and coalesce(pg_get_expr(p.polqual, p.polrelid), '')
                                                 not like '%baton.scope%across-tenants%'))
             order by t.relname
            """;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient asOwner = JdbcClient.create(database.owner());
    private final JdbcClient asApplication = JdbcClient.create(database.runtime());

    @Test
    void no_table_stands_in_the_open() {
        assertThat(tables()).contains("audit", "lead", "tenant", "outbox");

        assertThat(tablesInTheOpen()).isEmpty();
    }

    @Test
    void a_table_without_a_policy_is_found() {
        asOwner.sql("create table crm.planted (id uuid primary key)").update();

        assertThat(tablesInTheOpen()).containsExactly("planted");
    }

    @Test
    void a_table_whose_owner_sees_everything_is_found() {
        plantProtected();
        asOwner.sql("alter table crm.planted no force row level security").update();

        assertThat(tablesInTheOpen()).containsExactly("planted");
    }

    @Test
    void a_table_with_a_second_policy_for_everybody_is_found() {
        plantProtected();
        asOwner.sql("create policy everybody on crm.planted using (true)").update();

        assertThat(tablesInTheOpen()).containsExactly("planted");
    }

    @Test
    void a_protected_table_is_behind_its_tenant() {
        plantProtected();

        assertThat(tablesInTheOpen()).isEmpty();
    }

    @Test
    void without_a_tenant_no_table_shows_a_row() {
        var acme = database.createTenant("acme");
        addPerson(acme, "anna");

        assertThat(tables())
                .allSatisfy(table -> assertThat(asApplication
                                .sql("select 1 from crm." + table)
                                .query(Long.class)
                                .list())
                        .as(table)
                        .isEmpty());
        assertThat(people(acme)).containsExactly("anna");
    }

    @Test
    void a_tenant_sees_and_changes_only_its_own_rows() {
        var acme = database.createTenant("acme");
        var globex = database.createTenant("globex");
        addPerson(acme, "anna");
        addPerson(globex, "gus");

        int changed = database.in(
                globex,
                jdbc -> jdbc.sql("update crm.person set name = 'Gustav'").update());

        assertThat(changed).isEqualTo(1);
        assertThat(people(acme)).containsExactly("anna");
        assertThat(people(globex)).containsExactly("gus");
    }

    @Test
    void nobody_writes_a_row_for_another_tenant_or_for_none() {
        var acme = database.createTenant("acme");
        var globex = database.createTenant("globex");

        assertThatThrownBy(() -> database.in(
                        acme,
                        jdbc -> jdbc.sql(
                                        "insert into crm.team (id, key, name, tenant_id) values (:id, 'spies', 'Spies', :other)")
                                .param("id", UuidV7.next())
                                .param("other", globex.value())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> asApplication
                        .sql("insert into crm.team (id, key, name) values (:id, 'nobody', 'Nobody')")
                        .param("id", UuidV7.next())
                        .update())
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table crm.mine (id int)",
                "create table public.mine (id int)",
                "create schema mine",
                "alter table crm.person add column mine int",
                "alter table crm.person no force row level security",
                "alter table crm.person disable row level security",
                "drop policy tenant on crm.person",
                "drop table crm.team_member",
                "truncate crm.team_member",
                "create function crm.mine() returns int language sql as 'select 1'",
                "create index mine on crm.person (name)",
                "call crm.protect('person')",
                "select * from public.flyway_schema_history",
                "set role baton_owner",
                "set session_replication_role = replica",
            })
    void the_application_can_do_no_ddl(String statement) {
        assertThatThrownBy(() -> asApplication.sql(statement).update())
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update crm.audit set actor = 'person:nobody'", "delete from crm.audit", "truncate crm.audit"})
    void the_audit_trail_can_only_grow(String statement) {
        var acme = database.createTenant("acme");

        assertThatThrownBy(() -> database.in(acme, jdbc -> jdbc.sql(statement).update()))
                .rootCause()
                .hasMessageContaining("permission denied for table audit");
    }

    @Test
    void every_change_is_in_the_audit_trail_with_who_and_what() {
        var acme = database.createTenant("acme");
        addPerson(acme, "anna");
        database.in(acme, jdbc -> jdbc.sql("update crm.person set capacity = 3").update());
        database.in(
                acme,
                jdbc -> jdbc.sql("update crm.person set version = version + 1").update());
        database.in(acme, jdbc -> jdbc.sql("delete from crm.person").update());

        var trail = database.in(
                acme,
                jdbc -> jdbc.sql("select action || ' ' || actor || ' ' || coalesce(before ->> 'capacity', '-') || ' '"
                                + " || coalesce(after ->> 'capacity', '-') from crm.audit"
                                + " where table_name = 'person' order by id")
                        .query(String.class)
                        .list());

        assertThat(trail)
                .containsExactly("insert system:test - 20", "update system:test 20 3", "delete system:test 3 -");
    }

    private void plantProtected() {
        asOwner.sql("create table crm.planted (id uuid primary key)").update();
        asOwner.sql("call crm.protect('planted')").update();
    }

    private List<String> tablesInTheOpen() {
        return asOwner.sql(TABLES_IN_THE_OPEN).query(String.class).list();
    }

    private List<String> tables() {
        return asOwner.sql("select tablename from pg_tables where schemaname = 'crm'")
                .query(String.class)
                .list();
    }

    private List<String> people(TenantId tenant) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select login from crm.person")
                        .query(String.class)
                        .list());
    }

    private void addPerson(TenantId tenant, String login) {
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.person (id, login, name, email, zone) "
                                + "values (:id, :login, :login, :login || '@example.org', 'Europe/Berlin')")
                        .param("id", UuidV7.next())
                        .param("login", login)
                        .update());
    }
}
