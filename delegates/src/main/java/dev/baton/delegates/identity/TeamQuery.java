package dev.baton.delegates.identity;

import dev.baton.identity.Role;
import dev.baton.people.Team;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.jspecify.annotations.Nullable;

/** Finds teams by key, name or member, as the engine's web applications ask for groups. */
class TeamQuery extends GroupQueryImpl {
    private final transient PeopleOfTenants people;

    TeamQuery(PeopleOfTenants people) {
        this.people = people;
    }

    @Override
    public long count() {
        return found().count();
    }

    @Override
    public List<Group> list() {
        return found().toList();
    }

    @Override
    public List<Group> listPage(int first, int most) {
        return found().skip(first).limit(most).toList();
    }

    @Override
    public @Nullable Group singleResult() {
        return found().findFirst().orElse(null);
    }

    @Override
    public List<Group> unlimitedList() {
        return list();
    }

    @Override
    public long executeCount(CommandContext context) {
        return count();
    }

    @Override
    public List<Group> executeList(CommandContext context, @Nullable Page page) {
        return page == null ? list() : listPage(page.getFirstResult(), page.getMaxResults());
    }

    private Stream<Group> found() {
        var known = people.atWork();
        return Stream.concat(known.teams().stream().map(TeamQuery::group), roles(known))
                .filter(group -> id == null || id.equals(group.getId()))
                .filter(group -> ids == null || Arrays.asList(ids).contains(group.getId()))
                .filter(group -> name == null || name.equals(group.getName()))
                .filter(group -> type == null || type.equals(group.getType()))
                .filter(group -> nameLike == null || contains(group.getName(), nameLike))
                .filter(group ->
                        userId == null || known.membersOf(group.getId()).contains(userId));
    }

    /** What roles are granted is listed under their groups; who has a role, only the sign-in knows. */
    private static Stream<Group> roles(KnownPeople known) {
        return known.byLogin().isEmpty()
                ? Stream.empty()
                : Arrays.stream(Role.values()).map(TeamQuery::group);
    }

    private static boolean contains(String text, String pattern) {
        return text.toLowerCase(Locale.ROOT).contains(pattern.replace("%", "").toLowerCase(Locale.ROOT));
    }

    private static Group group(Role role) {
        var group = new GroupEntity(role.group());
        group.setName(role.key());
        group.setType("role");
        return group;
    }

    private static Group group(Team team) {
        var group = new GroupEntity(team.key());
        group.setName(team.name());
        group.setType("team");
        return group;
    }
}
