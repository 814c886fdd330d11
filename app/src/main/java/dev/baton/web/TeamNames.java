package dev.baton.web;

import dev.baton.people.Team;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people call their teams, where pages know them by their keys. */
public record TeamNames(Map<String, String> names) {
    public static TeamNames from(List<Team> teams) {
        return new TeamNames(teams.stream().collect(Collectors.toMap(Team::key, Team::name)));
    }

    /** The team's name; the key itself of one that is gone, or of what is none; null of nobody. */
    public @Nullable String of(@Nullable String key) {
        return key == null ? null : names.getOrDefault(key, key);
    }

    /** Several, with commas between them. */
    public String all(Collection<String> keys) {
        return keys.stream().map(key -> names.getOrDefault(key, key)).collect(Collectors.joining(", "));
    }
}
