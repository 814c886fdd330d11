package dev.baton.delegates.identity;

import dev.baton.people.People;
import dev.baton.people.Team;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.jspecify.annotations.Nullable;

/** Finds teams by key, name or member, as the engine's web applications ask for groups. */
class TeamQuery extends GroupQueryImpl {
    private final transient People people;

    TeamQuery(People people) {
        this.people = people;
    }

    @Override
    public long count() {
        return found().count();
    }

    @Override
    public List<Group> list() {
        return found().map(TeamQuery::group).toList();
    }

    @Override
    public List<Group> listPage(int first, int most) {
        return found().skip(first).limit(most).map(TeamQuery::group).toList();
    }

    @Override
    public @Nullable Group singleResult() {
        return found().map(TeamQuery::group).findFirst().orElse(null);
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

    private Stream<Team> found() {
        var theirs = userId == null ? null : people.teamsOf(userId);
        return people.teams().stream()
                .filter(team -> id == null || id.equals(team.key()))
                .filter(team -> ids == null || Arrays.asList(ids).contains(team.key()))
                .filter(team -> name == null || name.equals(team.name()))
                .filter(team -> theirs == null || theirs.contains(team.key()));
    }

    private static Group group(Team team) {
        var group = new GroupEntity(team.key());
        group.setName(team.name());
        group.setType("team");
        return group;
    }
}
