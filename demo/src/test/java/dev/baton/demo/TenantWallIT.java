package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.demo.Router.Route;
import dev.baton.demo.TwoTenants.Side;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Nobody of one tenant sees or changes anything of another's, whichever door they try, with whatever ids: every address
 * the router knows, every table, the engine's REST and its web applications, mail, and many requests at once.
 */
class TenantWallIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Addresses that are everybody's: forms of all tenants by their public key, the demo's mailbox of customers. */
    private static final List<String> OPEN = List.of("/public/", "/mailbox", "/login", "/error");

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static TwoTenants both;
    private static Side victim;
    private static Side intruder;
    private static List<String> stolen;
    private static final Map<String, Browsing> SESSIONS = new HashMap<>();

    @BeforeAll
    static void two_tenants_know_the_same_people() {
        both = TwoTenants.meet();
        victim = both.acme();
        intruder = both.globex();
        stolen = both.ids(victim.tenant());
        assertThat(stolen).hasSizeGreaterThan(40);
    }

    @Test
    void no_address_of_the_router_opens_for_an_id_of_another_tenant() {
        var before = both.fingerprints(victim.tenant());
        var through = new ArrayList<String>();
        var tried = 0;
        var routes = named();
        assertThat(routes).hasSizeGreaterThan(40);
        for (var route : routes) {
            for (var id : stolen) {
                var answer = ask(intruder, route, route.with(id));
                tried++;
                if (isThrough(answer)) {
                    through.add(route + " with " + id + ": " + answer.statusCode());
                }
            }
        }

        assertThat(through).as("Got through, of %d attempts", tried).isEmpty();
        assertThat(tried).isGreaterThan(2000);
        untouched(before, through.size() + " of " + tried + " attempts");
        report("addresses", tried);
    }

    /** Without this, a wall that refused everybody, or requests nobody could read, would pass. */
    @Test
    void the_same_requests_open_what_is_ones_own() {
        var own = both.ids(intruder.tenant());
        var shut = new TreeSet<String>();
        for (var route : named()) {
            if (route.reads()
                    && own.stream()
                            .noneMatch(
                                    id -> ask(intruder, route, route.with(id)).statusCode() == 200)) {
                shut.add(route.toString());
            }
        }

        // These want a name, or something that nobody has made here, instead of an id.
        shut.removeIf(route -> route.matches(
                ".*(mail\\.html|attachments/.*|calendars/.*|people/.*|absences/.*|senders/.*|definitions/.*)"));
        assertThat(shut).as("Reading addresses that no own id opens").isEmpty();
    }

    @Test
    void no_list_shows_a_word_or_an_id_of_another_tenant() {
        var pages = Router.routes().stream()
                .filter(route -> route.reads() && !route.names() && !isOpen(route))
                .toList();
        assertThat(pages).hasSizeGreaterThan(8);
        for (var page : pages) {
            for (var query : List.of(
                    "",
                    "?q=" + victim.word().substring(0, 24),
                    "?q=" + both.person().lastName(),
                    "?scope=all&size=200")) {
                var answer = ask(intruder, page, page.pattern() + query);
                assertThat(answer.statusCode()).as("%s%s", page, query).isLessThan(500);
                showsNothing(page + query, answer.body());
            }
        }
    }

    @Test
    void no_query_under_the_runtime_role_reaches_a_row_of_another_tenant() {
        var settings = TheDemo.running().context().getEnvironment();
        var runtime = JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("baton.database.url"),
                settings.getRequiredProperty("baton.database.username"),
                settings.getRequiredProperty("baton.database.password")));
        var tables = both.owner().sql("""
                        select 'crm.' || table_name from information_schema.columns
                        where table_schema = 'crm' and column_name = 'tenant_id'
                          and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
                        """).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(25);
        for (var table : tables) {
            var seen = runtime.sql("with told as materialized (select set_config('baton.tenant', ?, true)) "
                            + "select count(*) from told, lateral (select * from " + table
                            + " where tenant_id = ?::uuid) t")
                    .params(
                            intruder.tenant().id().toString(),
                            victim.tenant().id().toString())
                    .query(Integer.class)
                    .single();
            assertThat(seen).as(table).isZero();
            var untold = runtime.sql("select count(*) from " + table)
                    .query(Integer.class)
                    .single();
            assertThat(untold).as("%s, when nobody said which tenant", table).isZero();
        }
    }

    @Test
    void the_engines_lists_show_an_operator_their_own_tenant_only() {
        var operator = session(intruder.operator());
        var lists = List.of(
                "/process-instance",
                "/execution",
                "/task",
                "/job",
                "/incident",
                "/variable-instance",
                "/external-task",
                "/event-subscription",
                "/batch",
                "/deployment",
                "/filter",
                "/user",
                "/group",
                "/tenant",
                "/authorization",
                "/history/process-instance",
                "/history/activity-instance",
                "/history/task",
                "/history/variable-instance",
                "/history/detail",
                "/history/decision-instance",
                "/history/incident",
                "/history/job-log",
                "/history/user-operation",
                "/history/identity-link-log",
                "/history/batch",
                "/history/external-task-log");
        var answered = 0;
        for (var list : lists) {
            for (var query : List.of(
                    "", "?tenantIdIn=" + victim.tenant().id(), "?processInstanceBusinessKey=lead:" + victim.lead())) {
                var answer = operator.get(ENGINE + list + query);
                assertThat(answer.statusCode())
                        .as("%s%s: %s", list, query, answer.body())
                        .isLessThan(500);
                showsNothing(list + query, answer.body());
                answered += answer.statusCode() == 200 ? 1 : 0;
            }
        }
        assertThat(answered).isGreaterThan(lists.size());
        assertThat(operator.get(ENGINE + "/process-instance").body()).contains("lead:" + intruder.lead());
        report("engine lists", lists.size() * 3);
    }

    @Test
    void the_engines_operations_do_nothing_to_an_instance_of_another_tenant() {
        var before = both.fingerprints(victim.tenant());
        var operator = session(intruder.operator());
        operator.get("/camunda/app/cockpit/default/");
        var through = new ArrayList<String>();
        var tried = 0;
        for (var id : engineIds()) {
            for (var operation : operations(id)) {
                var answer = operator.request(operation[0], ENGINE + operation[1], "application/json", operation[2]);
                tried++;
                if (answer.statusCode() == 200
                        || answer.body().contains("ENGINE-13034")
                        || answer.body().contains(victim.word())) {
                    through.add(operation[0] + " " + operation[1] + ": " + answer.statusCode() + " " + answer.body());
                }
            }
        }

        assertThat(through).as("Got through, of %d attempts", tried).isEmpty();
        untouched(before, through.size() + " of " + tried + " attempts");
        report("engine operations", tried);
    }

    /** A batch runs later, as a job without a person: its request must be refused, or do nothing. */
    @Test
    void a_batch_does_nothing_to_instances_of_another_tenant() {
        var before = both.fingerprints(victim.tenant());
        var operator = session(intruder.operator());
        operator.get("/camunda/app/cockpit/default/");
        var instances = keys("select id_ from act_ru_execution where id_ = proc_inst_id_ and tenant_id_ = ?");
        var ids = "[\"" + String.join("\", \"", instances) + "\"]";
        var jobs = "[\"" + String.join("\", \"", keys("select id_ from act_ru_job where tenant_id_ = ?")) + "\"]";
        var definition = both.owner()
                .sql("select proc_def_id_ from act_hi_procinst where id_ = ?")
                .param(instances.get(0))
                .query(String.class)
                .single();
        var plan = """
                {"migrationPlan": {"sourceProcessDefinitionId": "%1$s", "targetProcessDefinitionId": "%1$s", "instructions":
                  [{"sourceActivityIds": ["Task_FirstContact"], "targetActivityIds": ["Task_FirstContact"]}]}, "processInstanceIds": %2$s}
                """.formatted(definition, ids);
        var requests = List.of(
                List.of("/process-instance/delete", "{\"deleteReason\": \"x\", \"processInstanceIds\": " + ids + "}"),
                List.of(
                        "/process-instance/delete",
                        "{\"processInstanceQuery\": {\"tenantIdIn\": [\""
                                + victim.tenant().id() + "\"]}}"),
                List.of(
                        "/process-instance/suspended-async",
                        "{\"suspended\": true, \"processInstanceIds\": " + ids + "}"),
                List.of("/process-instance/job-retries", "{\"retries\": 0, \"processInstances\": " + ids + "}"),
                List.of(
                        "/process-instance/variables-async",
                        "{\"variables\": {\"x\": {\"value\": 1}}, \"processInstanceIds\": " + ids + "}"),
                List.of(
                        "/process-instance/message-async",
                        "{\"messageName\": \"ErasureRequested\", \"processInstanceIds\": " + ids + "}"),
                List.of(
                        "/modification/executeAsync",
                        "{\"processDefinitionId\": \"" + definition
                                + "\", \"instructions\": [{\"type\": \"cancel\", \"activityId\": \"Task_FirstContact\"}],"
                                + " \"processInstanceIds\": " + ids + "}"),
                List.of("/migration/executeAsync", plan),
                List.of("/migration/execute", plan),
                List.of("/history/process-instance/delete", "{\"historicProcessInstanceIds\": " + ids + "}"),
                List.of(
                        "/history/process-instance/set-removal-time",
                        "{\"absoluteRemovalTime\": \"2020-01-01T00:00:00.000+0000\", \"historicProcessInstanceIds\": "
                                + ids + "}"),
                List.of("/job/retries", "{\"retries\": 0, \"jobIds\": " + jobs + "}"));
        var answers = new ArrayList<String>();
        for (var request : requests) {
            var answer = operator.request("POST", ENGINE + request.get(0), "application/json", request.get(1));
            answers.add(request.get(0) + " " + answer.statusCode());
        }
        var many = operator.request(
                "PUT",
                ENGINE + "/process-instance/suspended",
                "application/json",
                "{\"suspended\": true, \"processInstanceIds\": " + ids + "}");
        answers.add("PUT /process-instance/suspended " + many.statusCode());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(batchJobs()).as("%s", answers).isEmpty());

        untouched(before, answers);
        report("batches", requests.size());
    }

    @Test
    void what_all_tenants_share_is_changed_by_none_of_them() {
        var definition = both.owner()
                .sql(
                        "select id_ from act_re_procdef where tenant_id_ is null and key_ = 'lead-qualification' order by version_ desc limit 1")
                .query(String.class)
                .single();
        var deployment = both.owner()
                .sql("select deployment_id_ from act_re_procdef where id_ = ?")
                .param(definition)
                .query(String.class)
                .single();
        var decision = shared("act_re_decision_def");
        var job = shared("act_ru_jobdef");
        var prints = both.owner().sql("""
                select (select md5(string_agg(p::text, '' order by id_)) from act_re_procdef p)
                    || (select md5(string_agg(d::text, '' order by id_)) from act_re_decision_def d)
                    || (select md5(string_agg(j::text, '' order by id_)) from act_ru_jobdef j)
                    || (select count(*) from act_re_deployment)""").query(String.class);
        var before = prints.single();
        var tried = 0;
        var through = new ArrayList<String>();
        for (var login : List.of(intruder.operator(), intruder.admin())) {
            var session = session(login);
            session.get("/camunda/app/cockpit/default/");
            for (var operation : List.of(
                    List.of("DELETE", "/deployment/" + deployment + "?cascade=true", ""),
                    List.of("DELETE", "/process-definition/" + definition + "?cascade=true", ""),
                    List.of("DELETE", "/process-definition/key/lead-qualification?cascade=true", ""),
                    List.of(
                            "PUT",
                            "/process-definition/" + definition + "/suspended",
                            "{\"suspended\": true, \"includeProcessInstances\": true}"),
                    List.of(
                            "PUT",
                            "/process-definition/suspended",
                            "{\"processDefinitionKey\": \"lead-qualification\", \"suspended\": true}"),
                    List.of(
                            "PUT",
                            "/process-definition/" + definition + "/history-time-to-live",
                            "{\"historyTimeToLive\": 1}"),
                    List.of(
                            "PUT",
                            "/decision-definition/" + decision + "/history-time-to-live",
                            "{\"historyTimeToLive\": 1}"),
                    List.of(
                            "PUT",
                            "/job-definition/" + job + "/suspended",
                            "{\"suspended\": true, \"includeJobs\": true}"),
                    List.of("PUT", "/job-definition/" + job + "/retries", "{\"retries\": 0}"),
                    List.of(
                            "PUT",
                            "/job-definition/" + job + "/jobPriority",
                            "{\"priority\": 1, \"includeJobs\": true}"),
                    List.of("POST", "/history/cleanup?immediatelyDue=true", ""))) {
                var answer = session.request(
                        operation.get(0), ENGINE + operation.get(1), "application/json", operation.get(2));
                tried++;
                if (answer.statusCode() < 400) {
                    through.add(login + " " + operation.get(0) + " " + operation.get(1) + ": " + answer.statusCode());
                }
            }
            for (var tenant : List.of("", victim.tenant().id().toString())) {
                tried++;
                if (session.deploy(ENGINE + "/deployment/create", tenant).statusCode() < 400) {
                    through.add(login + " deploys for '" + tenant + "'");
                }
            }
        }

        assertThat(through).as("Got through, of %d attempts", tried).isEmpty();
        assertThat(prints.single()).isEqualTo(before);
        report("shared definitions", tried);
    }

    private static List<String> batchJobs() {
        return both.owner().sql("""
                        select concat_ws(' ', b.type_, j.handler_type_, j.retries_, j.duedate_, j.suspension_state_, j.exception_msg_)
                        from act_ru_job j join act_ru_batch b
                          on j.job_def_id_ in (b.seed_job_def_id_, b.batch_job_def_id_) where j.retries_ > 0
                        """).query(String.class).list();
    }

    private static String shared(String table) {
        return both.owner()
                .sql("select id_ from " + table + " where tenant_id_ is null order by id_ limit 1")
                .query(String.class)
                .single();
    }

    private static List<String> keys(String sql) {
        return both.owner()
                .sql(sql + " order by id_ desc limit 3")
                .param(victim.tenant().id().toString())
                .query(String.class)
                .list();
    }

    /** The victim's tables that look different now. */
    private static void untouched(Map<String, String> before, Object attack) {
        var after = both.fingerprints(victim.tenant());
        after.entrySet().removeAll(before.entrySet());
        var log = both.owner()
                .sql(
                        "select concat_ws(' ', timestamp_, job_def_type_, job_state_, act_id_, job_exception_msg_, job_duedate_) from act_hi_job_log where tenant_id_ = ? order by timestamp_ desc limit 4")
                .param(victim.tenant().id().toString())
                .query(String.class)
                .list();
        assertThat(after.keySet())
                .as("Tables touched by %s; the last jobs were %s", attack, log)
                .isEmpty();
    }

    @Test
    void a_mail_that_answers_another_tenants_letter_stays_where_it_was_sent() {
        var letter = both.owner()
                .sql(
                        "select payload ->> 'messageId' from crm.outbox where tenant_id = ? and state = 'sent' order by id desc limit 1")
                .param(victim.tenant().id().value())
                .query(String.class)
                .single();
        var before = count("select count(*) from crm.activity where tenant_id = ?", victim);
        var word = "crossing-" + UUID.randomUUID();
        TheDemo.running()
                .mail()
                .send(
                        new Draft(
                                both.person().email(),
                                both.person().name(),
                                intruder.tenant().mailAddress(),
                                word,
                                word),
                        Optional.of(letter));

        await().atMost(PATIENCE)
                .until(() -> both.owner()
                                .sql("select count(*) from crm.activity where tenant_id = ? and subject = ?")
                                .params(intruder.tenant().id().value(), word)
                                .query(Integer.class)
                                .single()
                        > 0);
        assertThat(count("select count(*) from crm.activity where tenant_id = ?", victim))
                .isEqualTo(before);
    }

    @Test
    void requests_side_by_side_and_after_errors_see_their_own_tenant() throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (var round = 0; round < 60; round++) {
            for (var side : List.of(victim, intruder)) {
                var other = side == victim ? intruder : victim;
                work.add(() -> {
                    assertThat(side.api().get("/leads/" + other.lead()).status())
                            .isEqualTo(404);
                    assertThat(side.api().post("/leads", "{\"email\": 1").status())
                            .isEqualTo(400);
                    assertThat(side.api().post("/leads", "{\"email\": \"no\"}").status())
                            .isEqualTo(422);
                    var own = side.api()
                            .get("/leads/" + side.lead() + "/activities")
                            .toString();
                    assertThat(own).contains(side.word()).doesNotContain(other.word());
                    var all = side.api().get("/leads?size=200").toString();
                    assertThat(all).contains(side.lead()).doesNotContain(other.lead());
                    return null;
                });
            }
        }
        var pool = Executors.newFixedThreadPool(16);
        try {
            for (var done : pool.invokeAll(work)) {
                assertThat(done.get()).isNull();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void jobs_of_both_tenants_side_by_side_leave_each_row_with_its_own() {
        var people = Stream.generate(Strangers::next).limit(12).toList();
        var csv = "First name,Last name,Company,Email\n"
                + String.join("\n", people.stream().map(Strangers.Stranger::csv).toList());
        for (var side : List.of(victim, intruder)) {
            var file = "/imports/"
                    + side.api()
                            .postCsv("/imports?name=same.csv", csv)
                            .header("Location")
                            .replaceFirst(".*/", "");
            assertThat(side.api().post(file + "/dry-run", "{\"thank\": true}").status())
                    .isEqualTo(200);
            assertThat(side.api().post(file + "/run", "").status()).isEqualTo(202);
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> imported(people) == 2L * people.size() && !both.busy());

        var emails = people.stream().map(Strangers.Stranger::email).toList();
        for (var side : List.of(victim, intruder)) {
            var mine = side.api().get("/leads?size=200").toString();
            assertThat(emails).allSatisfy(email -> assertThat(mine).contains(email));
        }
        assertThat(crossings()).isEmpty();
    }

    private long imported(List<Strangers.Stranger> people) {
        return both.owner()
                .sql(
                        "select count(*) from crm.work_item w join crm.lead l on l.id = w.record_id where l.email in (:mails)")
                .param("mails", people.stream().map(Strangers.Stranger::email).toList())
                .query(Long.class)
                .single();
    }

    /** Rows that point to a row of another tenant, by table and column. */
    private Map<String, Long> crossings() {
        var found = new TreeMap<String, Long>();
        for (var table : List.of("activity", "work_item", "outbox", "decision_record", "process_link")) {
            found.put(
                    table,
                    both.owner()
                            .sql("select count(*) from crm." + table
                                    + " r join crm.lead l on l.id = r.record_id where r.tenant_id <> l.tenant_id")
                            .query(Long.class)
                            .single());
        }
        found.put(
                "assignment_log",
                crossing("crm.assignment_log r join crm.lead l on l.id = r.lead_id", "r.tenant_id <> l.tenant_id"));
        for (var table : List.of("act_ru_execution", "act_ru_task", "act_ru_job", "act_hi_actinst", "act_hi_varinst")) {
            var process = table.equals("act_ru_job") ? "process_instance_id_" : "proc_inst_id_";
            found.put(
                    table,
                    crossing(
                            table + " r join act_hi_procinst p on p.id_ = r." + process
                                    + " join crm.lead l on 'lead:' || l.id = p.business_key_",
                            "r.tenant_id_ is distinct from l.tenant_id::text or p.tenant_id_ is distinct from l.tenant_id::text"));
        }
        found.values().removeIf(rows -> rows == 0);
        return found;
    }

    private long crossing(String rows, String condition) {
        return both.owner()
                .sql("select count(*) from " + rows + " where " + condition)
                .query(Long.class)
                .single();
    }

    private static long count(String sql, Side side) {
        return both.owner()
                .sql(sql)
                .param(side.tenant().id().value())
                .query(Long.class)
                .single();
    }

    private static List<Route> named() {
        return Router.routes().stream()
                .filter(route -> route.names() && !isOpen(route))
                .toList();
    }

    private static boolean isOpen(Route route) {
        return OPEN.stream().anyMatch(route.pattern()::startsWith);
    }

    /** Asks by API key, or in a browser as whoever of that tenant may most there. */
    private static HttpResponse<String> ask(Side side, Route route, String path) {
        if (route.isApi()) {
            return side.api()
                    .request(route.method(), path.substring("/api/v1".length()), route.type(), route.body())
                    .response();
        }
        HttpResponse<String> answer = null;
        for (var login : List.of(side.manager(), side.admin(), side.operator())) {
            var session = session(login);
            answer = route.reads()
                    ? session.get(path)
                    : session.request(route.method(), path, route.type(), route.body());
            if (answer.statusCode() != 403) {
                return answer;
            }
        }
        return answer;
    }

    private static Browsing session(String login) {
        return SESSIONS.computeIfAbsent(login, Browsing::as);
    }

    private static boolean isThrough(HttpResponse<String> answer) {
        return answer.statusCode() < 400
                || answer.statusCode() >= 500
                || answer.body().contains(victim.word());
    }

    private static void showsNothing(String where, String body) {
        assertThat(body).as(where).doesNotContain(victim.word(), victim.lead());
    }

    /** Keys of the victim's instances, executions, tasks, jobs and variables. */
    private static List<String> engineIds() {
        var ids = new ArrayList<String>();
        for (var table : List.of(
                "act_ru_execution",
                "act_ru_task",
                "act_ru_job",
                "act_ru_variable",
                "act_hi_procinst",
                "act_hi_decinst")) {
            ids.addAll(both.owner()
                    .sql("select id_ from " + table + " where tenant_id_ = ? order by id_ desc limit 2")
                    .param(victim.tenant().id().toString())
                    .query(String.class)
                    .list());
        }
        return ids;
    }

    private static List<String[]> operations(String id) {
        var variable = "{\"value\": {\"value\": \"x\", \"type\": \"String\"}}";
        return List.of(
                new String[] {"DELETE", "/process-instance/" + id, ""},
                new String[] {"PUT", "/process-instance/" + id + "/suspended", "{\"suspended\": true}"},
                new String[] {
                    "PUT",
                    "/process-instance/" + id + "/variables/promising",
                    "{\"value\": \"x\", \"type\": \"String\"}"
                },
                new String[] {
                    "POST",
                    "/process-instance/" + id + "/modification",
                    "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"Task_QualifyLead\"}]}"
                },
                new String[] {"POST", "/execution/" + id + "/signal", "{}"},
                new String[] {
                    "POST", "/execution/" + id + "/localVariables", "{\"modifications\": {\"x\": {\"value\": 1}}}"
                },
                new String[] {"POST", "/task/" + id + "/claim", "{\"userId\": \"gil\"}"},
                new String[] {"POST", "/task/" + id + "/complete", "{}"},
                new String[] {"POST", "/task/" + id + "/submit-form", "{\"variables\": " + variable + "}"},
                new String[] {"POST", "/task/" + id + "/assignee", "{\"userId\": \"gil\"}"},
                new String[] {"POST", "/task/" + id + "/delegate", "{\"userId\": \"gil\"}"},
                new String[] {"PUT", "/job/" + id + "/retries", "{\"retries\": 0}"},
                new String[] {"POST", "/job/" + id + "/execute", ""},
                new String[] {"PUT", "/job/" + id + "/duedate", "{\"duedate\": \"2030-01-01T00:00:00.000+0000\"}"},
                new String[] {"DELETE", "/history/process-instance/" + id, ""},
                new String[] {"GET", "/process-instance/" + id, ""},
                new String[] {"GET", "/process-instance/" + id + "/variables", ""},
                new String[] {"GET", "/task/" + id + "/form-variables", ""},
                new String[] {"GET", "/history/process-instance/" + id, ""},
                new String[] {"GET", "/history/decision-instance/" + id, ""},
                new String[] {
                    "POST", "/message", "{\"messageName\": \"ConsentWithdrawn\", \"processInstanceId\": \"" + id + "\"}"
                },
                new String[] {
                    "POST",
                    "/message",
                    "{\"messageName\": \"ErasureRequested\", \"businessKey\": \"lead:" + victim.lead() + "\"}"
                },
                new String[] {
                    "POST",
                    "/message",
                    "{\"messageName\": \"ErasureRequested\", \"businessKey\": \"lead:" + victim.lead()
                            + "\", \"tenantId\": \"" + victim.tenant().id() + "\"}"
                });
    }

    private static void report(String what, int tried) {
        System.getLogger(TenantWallIT.class.getName())
                .log(System.Logger.Level.INFO, "Tenant wall, {0}: {1} attempts", what, tried);
    }
}
