package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody of one tenant sees or changes anything of another's in the engine, by its REST or its web applications. */
class EngineWallIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Wall WALL = Wall.standing();

    @BeforeEach
    void nothing_goes_on_by_itself() {
        WALL.calm();
    }

    @Test
    void the_engines_lists_show_an_operator_their_own_tenant_only() {
        var operator = WALL.session(WALL.intruder().operator());
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
                    "",
                    "?tenantIdIn=" + WALL.victim().tenant().id(),
                    "?processInstanceBusinessKey=lead:" + WALL.victim().lead())) {
                var answer = operator.get(ENGINE + list + query);
                assertThat(answer.statusCode())
                        .as("%s%s: %s", list, query, answer.body())
                        .isLessThan(500);
                WALL.showsNothing(list + query, answer.body());
                answered += answer.statusCode() == 200 ? 1 : 0;
            }
        }
        assertThat(answered).isGreaterThan(lists.size());
        assertThat(operator.get(ENGINE + "/process-instance").body())
                .contains("lead:" + WALL.intruder().lead());
        Wall.report("engine lists", lists.size() * 3);
    }

    @Test
    void the_engines_operations_do_nothing_to_an_instance_of_another_tenant() {
        var before = WALL.fingerprints();
        var operator = WALL.session(WALL.intruder().operator());
        operator.get("/camunda/app/cockpit/default/");
        var through = new ArrayList<String>();
        var tried = 0;
        for (var id : engineIds()) {
            for (var operation : operations(id)) {
                var answer = operator.request(operation[0], ENGINE + operation[1], "application/json", operation[2]);
                tried++;
                if (answer.statusCode() == 200
                        || answer.body().contains("ENGINE-13034")
                        || answer.body().contains(WALL.victim().word())) {
                    through.add(operation[0] + " " + operation[1] + ": " + answer.statusCode() + " " + answer.body());
                }
            }
        }

        assertThat(through).as("Got through, of %d attempts", tried).isEmpty();
        WALL.untouched(before, through.size() + " of " + tried + " attempts");
        Wall.report("engine operations", tried);
    }

    /** A batch runs later, as a job without a person: its request must be refused, or do nothing. */
    @Test
    void a_batch_does_nothing_to_instances_of_another_tenant() {
        var before = WALL.fingerprints();
        var operator = WALL.session(WALL.intruder().operator());
        operator.get("/camunda/app/cockpit/default/");
        var instances = keys("select id_ from act_ru_execution where id_ = proc_inst_id_ and tenant_id_ = ?");
        var ids = "[\"" + String.join("\", \"", instances) + "\"]";
        var jobs = "[\"" + String.join("\", \"", keys("select id_ from act_ru_job where tenant_id_ = ?")) + "\"]";
        var definition = WALL.owner()
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
                                + WALL.victim().tenant().id() + "\"]}}"),
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

        WALL.untouched(before, answers);
        Wall.report("batches", requests.size());
    }

    @Test
    void what_all_tenants_share_is_changed_by_none_of_them() {
        var definition = WALL.owner()
                .sql(
                        "select id_ from act_re_procdef where tenant_id_ is null and key_ = 'lead-qualification' order by version_ desc limit 1")
                .query(String.class)
                .single();
        var deployment = WALL.owner()
                .sql("select deployment_id_ from act_re_procdef where id_ = ?")
                .param(definition)
                .query(String.class)
                .single();
        var decision = shared("act_re_decision_def");
        var job = shared("act_ru_jobdef");
        var prints = WALL.owner().sql("""
                select (select md5(string_agg(p::text, '' order by id_)) from act_re_procdef p)
                    || (select md5(string_agg(d::text, '' order by id_)) from act_re_decision_def d)
                    || (select md5(string_agg(j::text, '' order by id_)) from act_ru_jobdef j)
                    || (select count(*) from act_re_deployment)""").query(String.class);
        var before = prints.single();
        var tried = 0;
        var through = new ArrayList<String>();
        for (var login : List.of(WALL.intruder().operator(), WALL.intruder().admin())) {
            var session = WALL.session(login);
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
            for (var tenant : List.of("", WALL.victim().tenant().id().toString())) {
                tried++;
                if (session.deploy(ENGINE + "/deployment/create", tenant).statusCode() < 400) {
                    through.add(login + " deploys for '" + tenant + "'");
                }
            }
        }

        assertThat(through).as("Got through, of %d attempts", tried).isEmpty();
        assertThat(prints.single()).isEqualTo(before);
        Wall.report("shared definitions", tried);
    }

    private static List<String> batchJobs() {
        return WALL.owner().sql("""
                        select concat_ws(' ', b.type_, j.handler_type_, j.retries_, j.duedate_, j.suspension_state_, j.exception_msg_)
                        from act_ru_job j join act_ru_batch b
                          on j.job_def_id_ in (b.seed_job_def_id_, b.batch_job_def_id_) where j.retries_ > 0
                        """).query(String.class).list();
    }

    private static String shared(String table) {
        return WALL.owner()
                .sql("select id_ from " + table + " where tenant_id_ is null order by id_ limit 1")
                .query(String.class)
                .single();
    }

    private static List<String> keys(String sql) {
        return WALL.owner()
                .sql(sql + " order by id_ desc limit 3")
                .param(WALL.victim().tenant().id().toString())
                .query(String.class)
                .list();
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
            ids.addAll(WALL.owner()
                    .sql("select id_ from " + table + " where tenant_id_ = ? order by id_ desc limit 2")
                    .param(WALL.victim().tenant().id().toString())
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
                    "{\"messageName\": \"ErasureRequested\", \"businessKey\": \"lead:"
                            + WALL.victim().lead() + "\"}"
                },
                new String[] {
                    "POST",
                    "/message",
                    "{\"messageName\": \"ErasureRequested\", \"businessKey\": \"lead:"
                            + WALL.victim().lead() + "\", \"tenantId\": \""
                            + WALL.victim().tenant().id() + "\"}"
                });
    }
}
