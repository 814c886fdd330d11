package dev.baton.tenant;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The scope a thread works in: one tenant and one actor, or across tenants for the few tables that allow it. A
 * transaction tells it to PostgreSQL, whose row-level security does the rest; without a scope a query finds nothing.
 *
 * <pre>{@code
 * Tenancy.as(tenant, Actor.person("anna"), () -> leads.register(details)); // sees and writes this tenant's rows
 * leads.find(id);                                                          // NotFound: no scope, no rows
 * }</pre>
 */
public final class Tenancy {
    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable Origin> ORIGIN = new ThreadLocal<>();

    /**
     * What a thread works as.
     *
     * @param tenant null when working across tenants
     */
    public record Scope(@Nullable TenantId tenant, Actor actor, Origin origin) {}

    /**
     * Does work that somebody asked for from there; the scopes opened inside carry it. A scope already open keeps what it
     * has.
     */
    @CanIgnoreReturnValue
    public static <R> R from(Origin origin, Supplier<R> work) {
        var before = ORIGIN.get();
        ORIGIN.set(origin);
        try {
            return work.get();
        } finally {
            if (before == null) {
                ORIGIN.remove();
            } else {
                ORIGIN.set(before);
            }
        }
    }

    /** From where the work of this thread was asked for. */
    public static Origin origin() {
        var known = ORIGIN.get();
        return known == null ? Origin.JOB : known;
    }

    /**
     * Does the work for a tenant. Inside an open transaction the actor may change, the tenant may not.
     *
     * @throws IllegalStateException if the thread already works for another tenant
     */
    @CanIgnoreReturnValue
    public static <R> R as(TenantId tenant, Actor actor, Supplier<R> work) {
        var before = CURRENT.get();
        if (before != null && before.tenant() != null && !before.tenant().equals(tenant)) {
            throw new IllegalStateException(
                    "Already at work for tenant " + before.tenant() + ", so not for " + tenant + " at the same time");
        }
        return within(new Scope(tenant, actor, origin()), before, work);
    }

    /** Does the work for a tenant; see {@link #as(TenantId, Actor, Supplier)}. */
    public static void run(TenantId tenant, Actor actor, Runnable work) {
        as(tenant, actor, () -> {
            work.run();
            return true;
        });
    }

    /** Does work that belongs to no single tenant; only tables that say so show their rows. */
    @CanIgnoreReturnValue
    public static <R> R acrossTenants(String worker, Supplier<R> work) {
        return within(new Scope(null, Actor.system(worker), origin()), CURRENT.get(), work);
    }

    private static <R> R within(Scope scope, @Nullable Scope before, Supplier<R> work) {
        if (scope.equals(before)) {
            return work.get();
        }
        TenantTransactionManager.scopeChanged(scope);
        CURRENT.set(scope);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
            TenantTransactionManager.scopeRestored(before);
        }
    }

    /**
     * What this thread works as: what it was told, or else what its transaction belongs to (a job's is known to the
     * transaction alone, and what listens to its commit asks here).
     */
    public static Optional<Scope> scope() {
        return Optional.ofNullable(CURRENT.get()).or(TenantTransactionManager::told);
    }

    public static Optional<TenantId> current() {
        return scope().flatMap(s -> Optional.ofNullable(s.tenant()));
    }

    /**
     * The tenant this thread works for.
     *
     * @throws IllegalStateException if there is none
     */
    public static TenantId required() {
        return current().orElseThrow(() -> new IllegalStateException("Nobody said for which tenant this is"));
    }

    private Tenancy() {}
}
