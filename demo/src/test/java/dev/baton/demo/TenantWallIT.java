package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demo.Routes.Route;
import dev.baton.demo.TwoTenants.Side;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nobody of one tenant sees or changes anything of another's, whichever of Baton's doors they try, with whatever ids:
 * every address the router knows, and every table.
 */
class TenantWallIT {
    private static final Wall WALL = Wall.standing();

    /** Addresses that are everybody's: forms of all tenants by their public key, the demo's mailbox of customers. */
    private static final List<String> OPEN =
            List.of("/public/", "/portal/", "/webhooks/", "/mailbox", "/phone", "/login", "/error");

    private static final Map<String, List<String>> LET_IN = new HashMap<>();
    private static final String NONE = "0";
    private static final String NOT_ALLOWED = "not allowed";

    @BeforeEach
    void nothing_goes_on_by_itself() {
        WALL.calm();
    }

    @Test
    void no_address_of_the_router_opens_for_an_id_of_another_tenant() {
        var before = WALL.fingerprints();
        var through = new ArrayList<String>();
        var tried = 0;
        var routes = named();
        assertThat(routes).hasSizeGreaterThan(40);
        for (var route : routes) {
            for (var path : paths(route, WALL.stolen(), WALL.victim())) {
                var answer = ask(WALL.intruder(), route, path);
                tried++;
                if (isThrough(answer)) {
                    through.add(route.method() + " " + path + ": " + answer.statusCode());
                }
            }
        }

        assertThat(through).as("Got through, of %d attempts", tried).isEmpty();
        assertThat(tried).isGreaterThan(2000);
        WALL.untouched(before, through.size() + " of " + tried + " attempts");
        Wall.report("addresses", tried);
    }

    /** Without this, a wall that refused everybody, or requests nobody could read, would pass. */
    @Test
    void the_same_requests_open_what_is_ones_own() {
        var shut = new TreeSet<String>();
        var ids = new ArrayList<>(WALL.own());
        for (var route : named()) {
            if (route.reads()) {
                var opens = ids.stream()
                        .filter(id -> paths(route, List.of(id), WALL.intruder()).stream()
                                .anyMatch(path ->
                                        ask(WALL.intruder(), route, path).statusCode() == 200))
                        .findFirst();
                // What opens one address opens the next one, more often than not.
                opens.ifPresentOrElse(
                        id -> {
                            ids.remove(id);
                            ids.add(0, id);
                        },
                        () -> shut.add(route.toString()));
            }
        }

        assertThat(shut).as("Reading addresses that no own id opens").isEmpty();
    }

    @Test
    void no_list_shows_a_word_or_an_id_of_another_tenant() {
        var pages = Routes.all().stream()
                .filter(route -> route.reads() && route.names() == 0 && !isOpen(route))
                .toList();
        assertThat(pages).hasSizeGreaterThan(8);
        for (var page : pages) {
            for (var query : List.of(
                    "",
                    "?q=" + WALL.victim().word().substring(0, 24),
                    "?q=" + WALL.person().lastName(),
                    "?scope=all&size=200")) {
                var answer = ask(WALL.intruder(), page, page.pattern() + query);
                assertThat(answer.statusCode()).as("%s%s", page, query).isLessThan(500);
                WALL.showsNothing(page + query, answer.body());
            }
        }
    }

    @Test
    void no_statement_under_the_runtime_role_reaches_a_row_of_another_tenant() {
        var before = WALL.fingerprints();
        var reached = new TreeSet<String>();
        for (var table : tables()) {
            for (var statement : List.of(
                    "with gone as (delete from " + table
                            + " where tenant_id = ?::uuid returning 1) select count(*) from gone",
                    "with new as (update " + table
                            + " set tenant_id = tenant_id where tenant_id = ?::uuid returning 1) select count(*) from new",
                    "select count(*) from " + table + " where tenant_id = ?::uuid")) {
                assertThat(told(Optional.of(WALL.intruder()), statement, WALL.victim()))
                        .as(statement)
                        .isIn(NONE, NOT_ALLOWED);
                assertThat(told(Optional.empty(), statement, WALL.victim()))
                        .as("%s, when nobody said which tenant", statement)
                        .isIn(NONE, NOT_ALLOWED);
                var own = told(Optional.of(WALL.intruder()), statement, WALL.intruder());
                if (!List.of(NONE, NOT_ALLOWED).contains(own)) {
                    reached.add(statement);
                }
            }
        }

        assertThat(reached.stream().filter(statement -> statement.startsWith("select")))
                .as("tables whose own rows the same statement reads")
                .hasSizeGreaterThan(20);
        assertThat(reached.stream().filter(statement -> !statement.startsWith("select")))
                .as("changes that the same statement does to own rows, or would if nothing hung on them")
                .hasSizeGreaterThan(20);
        WALL.untouched(before, "statements");
    }

    @Test
    void no_row_is_written_under_the_runtime_role_into_another_tenant() {
        var planted = "with new as (insert into crm.sender_address (id, tenant_id, address, display_name) "
                + "values (gen_random_uuid(), ?::uuid, 'planted@robots.example', 'Eve') returning 1) select count(*) from new";

        assertThat(told(Optional.of(WALL.intruder()), planted, WALL.intruder())).isEqualTo("1");
        assertThat(told(Optional.of(WALL.intruder()), planted, WALL.victim())).contains("row-level security");
    }

    private static List<String> tables() {
        var tables = WALL.owner().sql("""
                        select 'crm.' || table_name from information_schema.columns
                        where table_schema = 'crm' and column_name = 'tenant_id'
                          and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
                        """).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(25);
        return tables;
    }

    /**
     * What a statement about somebody's rows answers to the application's own role, before all of it is taken back.
     *
     * @param asking as whom it is asked; empty when the application has not said
     * @return how many rows, {@link #NOT_ALLOWED} when nobody may do that to this table, or why the database refused
     */
    private static String told(Optional<Side> asking, String statement, Side asked) {
        var settings = TheDemo.running().context().getEnvironment();
        var database = new DriverManagerDataSource(
                settings.getRequiredProperty("baton.database.url"),
                settings.getRequiredProperty("baton.database.username"),
                settings.getRequiredProperty("baton.database.password"));
        var runtime = JdbcClient.create(database);
        try {
            return new TransactionTemplate(new DataSourceTransactionManager(database)).execute(transaction -> {
                transaction.setRollbackOnly();
                asking.ifPresent(side -> assertThat(runtime.sql("select set_config('baton.tenant', ?, true) || "
                                        + "set_config('baton.actor', 'person:eve', true)")
                                .param(side.tenant().id().toString())
                                .query(String.class)
                                .single())
                        .isNotEmpty());
                return runtime.sql(statement)
                        .param(asked.tenant().id().toString())
                        .query(String.class)
                        .single();
            });
        } catch (DataAccessException refused) {
            var why = String.valueOf(refused.getMostSpecificCause().getMessage());
            return why.contains("permission denied") ? NOT_ALLOWED : why;
        }
    }

    private static List<Route> named() {
        return Routes.all().stream()
                .filter(route -> route.names() > 0 && !isOpen(route))
                .toList();
    }

    private static boolean isOpen(Route route) {
        return OPEN.stream().anyMatch(route.pattern()::startsWith);
    }

    /** The address with each id; one that names two things is tried with each kind of owner of the second. */
    private static List<String> paths(Route route, List<String> ids, Side side) {
        if (route.names() < 2) {
            return ids.stream().map(route::path).map(TenantWallIT::whole).toList();
        }
        var paths = new ArrayList<String>();
        for (var owner : List.of(side.operator(), side.calendar(), WALL.ticket(side))) {
            ids.forEach(id -> paths.add(route.path(owner, id)));
            paths.add(route.path(owner, TwoTenants.DAY.toString()));
        }
        return paths;
    }

    /** With what has to be asked besides. */
    private static String whole(String path) {
        return path.endsWith("/news") ? path + "?seen=2026-01-01T00:00:00Z&drawn=2026-01-01T00:00:00Z" : path;
    }

    /** Asks by API key, or in a browser as whoever of that tenant may most there. */
    private static HttpResponse<String> ask(Side side, Route route, String path) {
        var method = route.method().name();
        if (route.api()) {
            return side.api()
                    .request(method, path.substring("/api/v1".length()), route.type(), route.body())
                    .response();
        }
        HttpResponse<String> answer = null;
        // Who is let in with one id is so with the next one, more often than not.
        var logins = LET_IN.computeIfAbsent(
                side.manager() + " " + route,
                first -> new ArrayList<>(List.of(side.manager(), side.admin(), side.operator())));
        for (var login : List.copyOf(logins)) {
            answer = WALL.session(login).attempt(method, path, route.type(), route.body());
            if (answer.statusCode() != 403) {
                logins.remove(login);
                logins.add(0, login);
                return answer;
            }
        }
        return answer;
    }

    private static boolean isThrough(HttpResponse<String> answer) {
        return answer.statusCode() < 400
                || answer.statusCode() >= 500
                || answer.body().contains(WALL.victim().word());
    }
}
