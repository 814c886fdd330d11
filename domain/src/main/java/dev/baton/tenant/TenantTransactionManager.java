package dev.baton.tenant;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins every transaction with the scope of its thread ({@link Tenancy}), told to PostgreSQL for this transaction
 * only: a connection that goes back to the pool carries nothing. When the scope changes inside a transaction (the engine runs
 * a job, whose tenant is known only after it was read), what is pending is written first, so that it is the right
 * actor's.
 */
public class TenantTransactionManager extends JpaTransactionManager {
    private static final String SET_SCOPE = "select set_config('baton.tenant', ?, true), "
            + "set_config('baton.actor', ?, true), set_config('baton.scope', ?, true), "
            + "set_config('baton.origin', ?, true), set_config('baton.instance', ?, true)";
    private static final Object TOLD = new Object();

    /** What PostgreSQL was told last in the transaction of this thread. */
    private static final class Told {
        private Tenancy.@Nullable Scope scope;
    }

    public TenantTransactionManager(EntityManagerFactory entityManagerFactory) {
        super(entityManagerFactory);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var told = new Told();
        TransactionSynchronizationManager.bindResource(TOLD, told);
        Tenancy.scope().ifPresent(scope -> tell(told, scope));
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        TransactionSynchronizationManager.unbindResourceIfPossible(TOLD);
        super.doCleanupAfterCompletion(transaction);
    }

    private record Suspended(Object inner, @Nullable Object told) {}

    @Override
    protected Object doSuspend(Object transaction) {
        var told = TransactionSynchronizationManager.unbindResourceIfPossible(TOLD);
        return new Suspended(super.doSuspend(transaction), told);
    }

    @Override
    protected void doResume(@Nullable Object transaction, Object suspended) {
        var resources = (Suspended) suspended;
        super.doResume(transaction, resources.inner());
        if (resources.told() != null) {
            TransactionSynchronizationManager.bindResource(TOLD, resources.told());
        }
    }

    /** What the transaction of this thread was told last. */
    static Optional<Tenancy.Scope> told() {
        return Optional.ofNullable((Told) TransactionSynchronizationManager.getResource(TOLD))
                .map(told -> told.scope);
    }

    static void scopeChanged(Tenancy.Scope scope) {
        var told = (Told) TransactionSynchronizationManager.getResource(TOLD);
        if (told == null || scope.equals(told.scope)) {
            return;
        }
        var before = told.scope;
        if (before != null && before.tenant() != null && !before.tenant().equals(scope.tenant())) {
            if (scope.tenant() == null) {
                return; // Work across tenants is for transactions of its own; this one stays with its tenant.
            }
            throw new IllegalStateException("A transaction of tenant " + before.tenant() + " cannot go on as " + scope);
        }
        flush();
        tell(told, scope);
    }

    static void scopeRestored(Tenancy.@Nullable Scope scope) {
        var told = (Told) TransactionSynchronizationManager.getResource(TOLD);
        // Without an outer scope the transaction keeps its tenant: what is still to be flushed belongs to it.
        if (told == null || scope == null || scope.equals(told.scope) || scope.tenant() == null) {
            return;
        }
        flush();
        tell(told, scope);
    }

    private static void flush() {
        TransactionSynchronizationManager.getResourceMap().values().stream()
                .filter(EntityManagerHolder.class::isInstance)
                .map(EntityManagerHolder.class::cast)
                .filter(holder -> holder.getEntityManager().isJoinedToTransaction())
                .forEach(holder -> holder.getEntityManager().flush());
    }

    private static void tell(Told told, Tenancy.Scope scope) {
        var tenant = scope.tenant();
        try (var statement = connection().prepareStatement(SET_SCOPE)) {
            statement.setString(1, tenant == null ? "" : tenant.toString());
            statement.setString(2, scope.actor().toString());
            statement.setString(3, tenant == null ? "across-tenants" : "");
            statement.setString(4, scope.origin().toString());
            statement.setString(
                    5, scope.actor().instance() == null ? "" : scope.actor().instance());
            statement.execute();
        } catch (SQLException cause) {
            throw new CannotCreateTransactionException("Could not tell PostgreSQL the tenant", cause);
        }
        told.scope = scope;
    }

    private static Connection connection() {
        return TransactionSynchronizationManager.getResourceMap().values().stream()
                .filter(ConnectionHolder.class::isInstance)
                .map(ConnectionHolder.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A transaction without a JDBC connection"))
                .getConnection();
    }
}
