package dev.baton.delegates.access;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.filter.FilterQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the engine's tables say what the declaration says, before the application takes work. Doing it twice changes
 * nothing; nodes that start at the same time do it one after the other.
 */
@Component
class DeclaredAccess implements SmartInitializingSingleton {
    static final String FILE = "cockpit/authorizations.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredAccess.class);
    private static final long LOCK = 0x6261746f6e_02L;

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    DeclaredAccess(ProcessEngineConfigurationImpl engine, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        var changed = apply(Declaration.read(new ClassPathResource(FILE)));
        if (changed > 0) {
            LOG.info("Authorizations and filters of the engine changed as declared: {}", changed);
        }
    }

    /** Applies a declaration; returns how many rows were added, changed or removed. */
    int apply(Declaration declaration) {
        Integer changed = transaction.execute(status -> {
            jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
            // A command each: within one the engine would insert before it deletes.
            return command(context -> remove(context, declaration))
                    + command(context -> write(context, declaration))
                    + command(context -> filters(context, declaration));
        });
        return changed == null ? 0 : changed;
    }

    private int command(Command<Integer> work) {
        return engine.getCommandExecutorTxRequired().execute(work);
    }

    private static List<AuthorizationEntity> table(CommandContext context) {
        return context
                .getAuthorizationManager()
                .selectAuthorizationByQueryCriteria(new AuthorizationQueryImpl())
                .stream()
                .map(AuthorizationEntity.class::cast)
                .toList();
    }

    /** Removes what was declared before, and what is in the way of what is declared. */
    private static int remove(CommandContext context, Declaration declaration) {
        var ids = declaration.grants().stream().map(Grant::id).collect(Collectors.toSet());
        var removed = 0;
        for (var row : table(context)) {
            if (ids.contains(row.getId())) {
                continue;
            }
            if (row.getId().startsWith(Grant.OURS) || isInTheWay(row, declaration)) {
                context.getDbEntityManager().delete(row);
                removed++;
            } else {
                LOG.warn("The engine holds an authorization that is not declared: {}", row);
            }
        }
        return removed;
    }

    private static boolean isInTheWay(AuthorizationEntity row, Declaration declaration) {
        return declaration.grants().stream()
                .anyMatch(grant -> grant.group().equals(row.getGroupId())
                        && grant.resource().resourceType() == row.getResourceType()
                        && grant.resourceId().equals(row.getResourceId()));
    }

    private static int write(CommandContext context, Declaration declaration) {
        var rows = table(context).stream().collect(Collectors.toMap(AuthorizationEntity::getId, Function.identity()));
        var written = 0;
        for (var grant : declaration.grants()) {
            var row = rows.get(grant.id());
            if (row == null) {
                context.getAuthorizationManager().insert(grant.row());
                written++;
            } else if (row.getPermissions() != grant.bits()) {
                row.setPermissions(grant.bits());
                written++;
            }
        }
        return written;
    }

    private static int filters(CommandContext context, Declaration declaration) {
        var wanted = declaration.filters().stream().collect(Collectors.toMap(StoredFilter::id, Function.identity()));
        var kept = new HashSet<String>();
        var changed = 0;
        for (var each : context.getFilterManager().findFiltersByQueryCriteria(new FilterQueryImpl())) {
            var row = (FilterEntity) each;
            var filter = wanted.get(row.getId());
            if (filter == null && row.getId().startsWith(Grant.OURS)) {
                context.getDbEntityManager().delete(row);
                changed++;
            } else if (filter != null) {
                kept.add(row.getId());
                if (!filter.isAsIn(row)) {
                    filter.fill(row);
                    changed++;
                }
            }
        }
        for (var filter : declaration.filters()) {
            if (!kept.contains(filter.id())) {
                context.getDbEntityManager().insert(filter.row());
                changed++;
            }
        }
        return changed;
    }
}
