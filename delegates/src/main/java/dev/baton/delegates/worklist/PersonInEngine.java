package dev.baton.delegates.worklist;

import dev.baton.delegates.engine.FormRefused;
import dev.baton.identity.SignedIn;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.shared.Stale;
import dev.baton.tenant.Tenancy;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works in the engine as a person: their tenant, their name in its history, one transaction; and what goes wrong comes
 * back in the business' words. Whoever uses this asks about rights itself, so the engine does not ask again.
 */
@Component
public class PersonInEngine {
    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final TransactionTemplate transaction;

    PersonInEngine(
            IdentityService identity, ProcessEngineConfigurationImpl engine, PlatformTransactionManager transactions) {
        this.identity = identity;
        this.engine = engine;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does the work. */
    public void run(SignedIn person, Runnable work) {
        var done = ask(person, () -> {
            work.run();
            return true;
        });
        assert done;
    }

    <R> R ask(SignedIn person, Supplier<R> work) {
        var before = identity.getCurrentAuthentication();
        identity.setAuthentication(
                person.login(),
                List.copyOf(person.groups()),
                List.of(person.tenant().toString()));
        try {
            return Tenancy.as(person.tenant(), person.actor(), () -> inOneTransaction(work));
        } catch (RuntimeException failure) {
            throw inOurWords(failure);
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }

    private <R> R inOneTransaction(Supplier<R> work) {
        var answer = transaction.execute(status ->
                engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work::get)));
        if (answer == null) {
            throw new IllegalStateException("The work should have answered");
        }
        return answer;
    }

    private static RuntimeException inOurWords(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Invalid
                    || cause instanceof Rejected
                    || cause instanceof NotFound
                    || cause instanceof Stale
                    || cause instanceof LostRace) {
                return (RuntimeException) cause;
            }
            if (cause instanceof FormRefused refused && !refused.problems().isEmpty()) {
                return new Invalid(refused.problems());
            }
            if (cause instanceof OptimisticLockingException) {
                return new LostRace(failure);
            }
        }
        return failure;
    }
}
