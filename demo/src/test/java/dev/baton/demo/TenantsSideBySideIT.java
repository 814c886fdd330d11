package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.demo.TwoTenants.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tenants at work at once carry nothing over: by mail, by requests with errors among them, by jobs. */
class TenantsSideBySideIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Wall WALL = Wall.standing();

    @BeforeEach
    void nothing_goes_on_by_itself() {
        WALL.calm();
    }

    @Test
    void a_mail_that_answers_another_tenants_letter_stays_where_it_was_sent() {
        var letter = WALL.owner()
                .sql(
                        "select payload ->> 'messageId' from crm.outbox where tenant_id = ? and channel = 'email' and state = 'sent' order by id desc limit 1")
                .param(WALL.victim().tenant().id().value())
                .query(String.class)
                .single();
        var before = count("select count(*) from crm.activity where tenant_id = ?", WALL.victim());
        var word = "crossing-" + UUID.randomUUID();
        TheDemo.running()
                .mail()
                .send(
                        new Draft(
                                WALL.person().email(),
                                WALL.person().name(),
                                WALL.intruder().tenant().mailAddress(),
                                word,
                                word),
                        Optional.of(letter));

        await().atMost(PATIENCE)
                .until(() -> WALL.owner()
                                .sql("select count(*) from crm.activity where tenant_id = ? and subject = ?")
                                .params(WALL.intruder().tenant().id().value(), word)
                                .query(Integer.class)
                                .single()
                        > 0);
        assertThat(count("select count(*) from crm.activity where tenant_id = ?", WALL.victim()))
                .isEqualTo(before);
    }

    @Test
    void requests_side_by_side_and_after_errors_see_their_own_tenant() throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (var round = 0; round < 60; round++) {
            for (var side : List.of(WALL.victim(), WALL.intruder())) {
                var other = side == WALL.victim() ? WALL.intruder() : WALL.victim();
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
                    var all =
                            side.api().get("/leads?q=" + WALL.person().email()).toString();
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
        for (var side : List.of(WALL.victim(), WALL.intruder())) {
            var file = "/imports/"
                    + side.api()
                            .postCsv("/imports?name=same.csv", csv)
                            .header("Location")
                            .replaceFirst(".*/", "");
            assertThat(side.api().post(file + "/dry-run", "{\"thank\": true}").status())
                    .isEqualTo(200);
            assertThat(side.api().post(file + "/run", "").status()).isEqualTo(202);
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> imported(people) == 2L * people.size() && !WALL.busy());

        var emails = people.stream().map(Strangers.Stranger::email).toList();
        for (var side : List.of(WALL.victim(), WALL.intruder())) {
            assertThat(emails)
                    .allSatisfy(email -> assertThat(side.api()
                                    .get("/leads?q=" + email)
                                    .json()
                                    .path("rows")
                                    .findValuesAsText("email"))
                            .containsExactly(email));
        }
        assertThat(crossings()).isEmpty();
    }

    private long imported(List<Strangers.Stranger> people) {
        return WALL.owner()
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
                    WALL.owner()
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
        return WALL.owner()
                .sql("select count(*) from " + rows + " where " + condition)
                .query(Long.class)
                .single();
    }

    private static long count(String sql, Side side) {
        return WALL.owner()
                .sql(sql)
                .param(side.tenant().id().value())
                .query(Long.class)
                .single();
    }
}
