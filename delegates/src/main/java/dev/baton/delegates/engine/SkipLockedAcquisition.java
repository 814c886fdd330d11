package dev.baton.delegates.engine;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets the nodes of a cluster take due jobs without ever meeting: rows that another node is taking are skipped, not
 * waited for. Exclusive jobs of one instance go to one node: an advisory lock guards the claim, and the claim looks again,
 * in a statement of its own, whether somebody has the instance already.
 */
class SkipLockedAcquisition implements AcquireJobsCommandFactory {
    private static final String DUE = "job.retries_ > 0 and job.suspension_state_ = 1 and job.duedate_ <= ?"
            + " and (job.lock_owner_ is null or job.lock_exp_time_ < ?)";
    private static final String INSTANCE_IS_FREE = "(not job.exclusive_ or job.process_instance_id_ is null"
            + " or not exists (select 1 from act_ru_job other"
            + "   where other.process_instance_id_ = job.process_instance_id_ and other.exclusive_"
            + "     and other.lock_owner_ is not null and other.lock_exp_time_ >= ?))";

    private static final String PICK =
            "with due as materialized (select job.id_, job.exclusive_, job.process_instance_id_"
                    + " from act_ru_job job where " + DUE + " and " + INSTANCE_IS_FREE
                    + " order by job.duedate_ limit ? for update of job skip locked)"
                    + " select due.id_ from due where not due.exclusive_ or due.process_instance_id_ is null"
                    + " or pg_try_advisory_xact_lock(hashtextextended(due.process_instance_id_, 7))";
    private static final String CLAIM = "update act_ru_job job set lock_owner_ = ?, lock_exp_time_ = ?, rev_ = rev_ + 1"
            + " where job.id_ = any(?) and " + DUE + " and " + INSTANCE_IS_FREE
            + " returning job.id_, case when job.exclusive_ then job.process_instance_id_ end as instance";

    private final JdbcTemplate jdbc;
    private final JobExecutor executor;

    SkipLockedAcquisition(JdbcTemplate jdbc, JobExecutor executor) {
        this.jdbc = jdbc;
        this.executor = executor;
    }

    @Override
    public Command<AcquiredJobs> getCommand(int atMost) {
        return new Acquire(atMost);
    }

    /** Runs in the transaction of the engine's command. */
    private final class Acquire implements Command<AcquiredJobs> {
        private final int atMost;

        Acquire(int atMost) {
            this.atMost = atMost;
        }

        @Override
        public AcquiredJobs execute(CommandContext context) {
            var now = new Timestamp(ClockUtil.getCurrentTime().getTime());
            var acquired = new AcquiredJobs(atMost);
            var picked = jdbc.queryForList(PICK, String.class, now, now, now, atMost);
            if (!picked.isEmpty()) {
                claim(picked, now).forEach(acquired::addJobIdBatch);
            }
            return acquired;
        }

        private List<List<String>> claim(List<String> picked, Timestamp now) {
            var until = new Timestamp(now.getTime() + executor.getLockTimeInMillis());
            var batches = new ArrayList<List<String>>();
            Map<String, List<String>> byInstance = new LinkedHashMap<>();
            jdbc.query(
                    CLAIM,
                    row -> {
                        var instance = row.getString("instance");
                        var batch = instance == null
                                ? new ArrayList<String>()
                                : byInstance.computeIfAbsent(instance, id -> new ArrayList<>());
                        if (batch.isEmpty()) {
                            batches.add(batch);
                        }
                        batch.add(row.getString("id_"));
                    },
                    executor.getLockOwner(),
                    until,
                    picked.toArray(String[]::new),
                    now,
                    now,
                    now);
            return batches;
        }
    }
}
