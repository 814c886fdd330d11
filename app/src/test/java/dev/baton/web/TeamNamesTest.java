package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.people.Team;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What teams are called on pages. */
class TeamNamesTest {
    private final TeamNames names = TeamNames.from(List.of(new Team("support-l1", "First level")));

    @Test
    void a_team_has_its_name_one_that_is_gone_its_key_and_nobody_none() {
        assertThat(names.of("support-l1")).isEqualTo("First level");
        assertThat(names.of("gone")).isEqualTo("gone");
        assertThat(names.of(null)).isNull();
        assertThat(names.all(List.of("support-l1", "gone"))).isEqualTo("First level, gone");
    }
}
