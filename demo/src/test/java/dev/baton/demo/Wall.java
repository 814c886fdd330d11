package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.demo.TwoTenants.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands between two tenants who know the same people: an intruder of one, and what there is to get at of the other. */
final class Wall {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Wall STANDING = new Wall();

    private final TwoTenants both = TwoTenants.meet();
    private final List<String> stolen =
            both.foreign(both.acme().tenant(), both.globex().tenant());
    private final Map<String, Browsing> sessions = new HashMap<>();

    private Wall() {}

    /** The wall of this test run. */
    static Wall standing() {
        return STANDING;
    }

    /** Waits until nothing goes on by itself: what a tenant's tables look like differs then by what a test does only. */
    void calm() {
        await().atMost(PATIENCE).until(() -> !busy());
    }

    /** Whose records nobody else may see. */
    Side victim() {
        return both.acme();
    }

    /** Who tries. */
    Side intruder() {
        return both.globex();
    }

    /** Keys of the victim's records, of every table, that are no keys of the intruder's. */
    List<String> stolen() {
        return stolen;
    }

    /** Keys of what the intruder may see: the own records, of every table, the models all tenants share, a policy of
     * theirs and an event. */
    List<String> own() {
        var keys = new ArrayList<>(both.ids(intruder().tenant()));
        keys.add(owner().sql("select id_ from act_re_procdef where tenant_id_ is null limit 1")
                .query(String.class)
                .single());
        keys.add("standard");
        // The newest row of the outbox may be a letter.
        keys.add(owner().sql(
                        "select id::text from crm.outbox where tenant_id = ? and channel = 'event' order by id desc limit 1")
                .param(intruder().tenant().id().value())
                .query(String.class)
                .single());
        return keys;
    }

    /** A ticket of that side. */
    String ticket(Side side) {
        return owner().sql("select id::text from crm.ticket where tenant_id = ? limit 1")
                .param(side.tenant().id().value())
                .query(String.class)
                .single();
    }

    /** Whom both tenants know. */
    Strangers.Stranger person() {
        return both.person();
    }

    boolean busy() {
        return both.busy();
    }

    /** A connection no tenant binds. */
    JdbcClient owner() {
        return both.owner();
    }

    /** What somebody's browser holds; signs in once. */
    Browsing session(String login) {
        return sessions.computeIfAbsent(login, Browsing::as);
    }

    /** What the victim's tables look like now. */
    Map<String, String> fingerprints() {
        return both.fingerprints(victim().tenant());
    }

    /** Fails if any of the victim's tables looks different now. */
    void untouched(Map<String, String> before, Object attack) {
        var after = fingerprints();
        after.entrySet().removeAll(before.entrySet());
        var jobs = owner().sql("""
                        select concat_ws(' ', timestamp_, job_def_type_, job_state_, act_id_, job_exception_msg_, job_duedate_)
                        from act_hi_job_log where tenant_id_ = ? order by timestamp_ desc limit 4
                        """)
                .param(victim().tenant().id().toString())
                .query(String.class)
                .list();
        assertThat(after.keySet())
                .as("Tables touched by %s; the last jobs were %s", attack, jobs)
                .isEmpty();
    }

    /** Fails if the text tells of the victim. */
    void showsNothing(String where, String body) {
        assertThat(body).as(where).doesNotContain(victim().word(), victim().lead());
    }

    /** Tells the log how often somebody tried. */
    static void report(String what, int tried) {
        System.getLogger(Wall.class.getName())
                .log(System.Logger.Level.INFO, "Tenant wall, {0}: {1} attempts", what, tried);
    }
}
