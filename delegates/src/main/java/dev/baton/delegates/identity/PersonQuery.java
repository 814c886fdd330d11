package dev.baton.delegates.identity;

import dev.baton.people.Person;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/** Finds people by login, name or team, as the engine's web applications ask for users. */
class PersonQuery extends UserQueryImpl {
    private final transient PeopleOfTenants people;

    PersonQuery(PeopleOfTenants people) {
        this.people = people;
    }

    // Run at once: the engine's own query would look for its command in a session that there is not.
    @Override
    public long count() {
        return found().count();
    }

    @Override
    public List<User> list() {
        return found().map(PersonQuery::user).toList();
    }

    @Override
    public List<User> listPage(int first, int most) {
        return found().skip(first).limit(most).map(PersonQuery::user).toList();
    }

    @Override
    public @Nullable User singleResult() {
        return found().map(PersonQuery::user).findFirst().orElse(null);
    }

    @Override
    public List<User> unlimitedList() {
        return list();
    }

    @Override
    public long executeCount(CommandContext context) {
        return count();
    }

    @Override
    public List<User> executeList(CommandContext context, @Nullable Page page) {
        return page == null ? list() : listPage(page.getFirstResult(), page.getMaxResults());
    }

    private Stream<Person> found() {
        var candidates = id != null
                ? people.person(id).stream()
                : people.atWork().byLogin().values().stream()
                        .sorted(Comparator.comparing(Person::name).thenComparing(Person::login));
        var members = groupId == null ? null : people.atWork().membersOf(groupId);
        return candidates
                .filter(Person::active)
                .filter(person -> members == null || members.contains(person.login()))
                .filter(person -> ids == null || Arrays.asList(ids).contains(person.login()))
                .filter(person -> email == null || email.equalsIgnoreCase(person.email()))
                .filter(person -> isLike(person.name(), firstNameLike))
                .filter(person -> isLike(person.name(), lastNameLike))
                .filter(person -> isLike(person.email(), emailLike));
    }

    private static boolean isLike(String text, @Nullable String pattern) {
        return pattern == null
                || text.toLowerCase(Locale.ROOT)
                        .contains(pattern.replace("%", "").toLowerCase(Locale.ROOT));
    }

    private static User user(Person person) {
        var space = person.name().lastIndexOf(' ');
        var user = new UserEntity(person.login());
        user.setFirstName(space < 0 ? "" : person.name().substring(0, space));
        user.setLastName(person.name().substring(space + 1));
        user.setEmail(person.email());
        return user;
    }
}
