package dev.baton.demo;

import dev.baton.shared.ExemptFromRule;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets time pass for the processes while nobody else works: what is due is done, each at its own time. */
@Component
@ExemptFromRule(value = "only delegates know the engine", because = "Time passes for the engine's jobs, and only here")
class FastForward {
    private static final Logger LOG = LoggerFactory.getLogger(FastForward.class);
    private static final int AT_ONCE = 50;

    private final ManagementService management;
    private final DemoClock clock;

    FastForward(ManagementService management, DemoClock clock) {
        this.management = management;
        this.clock = clock;
    }

    /** Goes back to the beginning. */
    void beginAt(Instant time) {
        clock.goTo(time);
    }

    /** Lets time pass until then. */
    void to(Instant time) {
        settle();
        for (var due = nextDue(time); due.isPresent(); due = nextDue(time)) {
            goTo(due.get());
            settle();
        }
        goTo(time);
        settle();
    }

    /** Lets time pass until it is as late as it really is. */
    void toTheEnd() {
        to(clock.trueTime());
        clock.comeBack();
        settle();
    }

    /** Does what is due now, and what follows from it at once. */
    void settle() {
        for (var jobs = dueNow(); !jobs.isEmpty(); jobs = dueNow()) {
            jobs.forEach(this::execute);
        }
    }

    private void goTo(Instant time) {
        // Doing things takes time too, so it may be later already.
        if (time.isAfter(clock.instant())) {
            clock.goTo(time);
        }
    }

    private List<Job> dueNow() {
        return management.createJobQuery().active().executable().orderByJobDuedate().asc().listPage(0, AT_ONCE).stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
    }

    private Optional<Instant> nextDue(Instant latest) {
        return management
                .createJobQuery()
                .active()
                .timers()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(latest))
                .duedateHigherThan(Date.from(clock.instant()))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(job -> job.getDuedate().toInstant());
    }

    private void execute(Job job) {
        if (management.createJobQuery().jobId(job.getId()).count() == 0) {
            return; // An earlier one of the same instance made it needless.
        }
        try {
            management.executeJob(job.getId());
        } catch (ProcessEngineException failed) {
            LOG.warn("The step of job {} failed and is tried again later", job.getId(), failed);
        }
    }
}
