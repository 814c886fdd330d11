package dev.baton.delegates.identity;

import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.jspecify.annotations.Nullable;

/**
 * The people of the tenant at work, for Tasklist, Cockpit and Admin: to be read, not to be changed, and without
 * passwords. The engine keeps nobody itself.
 */
class PeopleIdentity implements ReadOnlyIdentityProvider {
    private final PeopleOfTenants people;

    PeopleIdentity(PeopleOfTenants people) {
        this.people = people;
    }

    @Override
    public @Nullable User findUserById(String login) {
        return createUserQuery().userId(login).singleResult();
    }

    @Override
    public UserQuery createUserQuery() {
        return new PersonQuery(people);
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return createUserQuery();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("People are not in the engine's tables");
    }

    @Override
    public boolean checkPassword(String login, String password) {
        return false;
    }

    @Override
    public @Nullable Group findGroupById(String key) {
        return createGroupQuery().groupId(key).singleResult();
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new TeamQuery(people);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return createGroupQuery();
    }

    @Override
    public @Nullable Tenant findTenantById(String id) {
        return createTenantQuery().tenantId(id).singleResult();
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new TenantAtWork();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return createTenantQuery();
    }

    @Override
    public void flush() {
        // Nothing is written here.
    }

    @Override
    public void close() {
        // Nothing is held here.
    }

    /** There is one tenant to be seen: the one at work. */
    private static class TenantAtWork extends TenantQueryImpl {
        // Run at once: the engine's own query would look for its command in a session that there is not.
        @Override
        public long count() {
            return list().size();
        }

        @Override
        public List<Tenant> list() {
            return Tenancy.current().map(TenantId::toString).stream()
                    .filter(found -> id == null || id.equals(found))
                    .<Tenant>map(TenantEntity::new)
                    .toList();
        }

        @Override
        public @Nullable Tenant singleResult() {
            return list().stream().findFirst().orElse(null);
        }

        @Override
        public List<Tenant> unlimitedList() {
            return list();
        }

        @Override
        public long executeCount(CommandContext context) {
            return count();
        }

        @Override
        public List<Tenant> executeList(CommandContext context, @Nullable Page page) {
            return list();
        }
    }
}
