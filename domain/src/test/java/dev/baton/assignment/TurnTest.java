package dev.baton.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.people.PersonId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnTest {
    private final PersonId anna = person(1);
    private final PersonId bert = person(2);
    private final PersonId cora = person(3);

    @Test
    void a_round_begins_with_whoever_joined_first() {
        assertThat(new Turn(null).next(free(cora, anna, bert))).contains(anna);
    }

    @Test
    void the_next_follows_the_last_and_after_the_end_comes_the_first_again() {
        assertThat(new Turn(anna).next(free(anna, bert, cora))).contains(bert);
        assertThat(new Turn(cora).next(free(anna, bert, cora))).contains(anna);
    }

    @Test
    void whoever_is_not_free_is_passed_over_and_the_round_goes_on_behind_them() {
        assertThat(new Turn(anna).next(free(anna, cora))).contains(cora);
    }

    @Test
    void the_last_one_gets_another_when_nobody_else_is_free() {
        assertThat(new Turn(bert).next(free(bert))).contains(bert);
    }

    @Test
    void nobody_is_next_when_nobody_is_free() {
        assertThat(new Turn(anna).next(List.of())).isEmpty();
    }

    @Test
    void the_least_loaded_comes_first_and_among_equals_the_round_decides() {
        var free = List.of(new Turn.Free(anna, 1), new Turn.Free(bert, 4), new Turn.Free(cora, 1));

        assertThat(new Turn(anna).leastLoaded(free)).contains(cora);
        assertThat(new Turn(cora).leastLoaded(free)).contains(anna);
    }

    private static List<Turn.Free> free(PersonId... people) {
        return List.of(people).stream().map(person -> new Turn.Free(person, 0)).toList();
    }

    private static PersonId person(int number) {
        return new PersonId(new UUID(0, number));
    }
}
