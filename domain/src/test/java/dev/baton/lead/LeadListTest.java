package dev.baton.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class LeadListTest extends LeadTest {
    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void every_order_pages_through_all_leads_once_with_one_statement_a_page(LeadSort sort) {
        var all = new HashSet<LeadId>();
        for (var i = 0; i < 7; i++) {
            var id = register(ada().lastName("King" + i % 3)
                    .companyName("Engines" + i % 2)
                    .email("ada" + i + "@engines.example"));
            all.add(id);
            if (i % 2 == 0) {
                var points = i;
                run(() -> scoring.scored(id, new Score(Grade.B, Band.WARM, 10 + points, points % 3, 60, "so")));
            }
        }

        var seen = new ArrayList<LeadId>();
        var cursor = new AtomicReference<@Nullable String>();
        do {
            assertThat(statements.during(() -> {
                        var page = tx(() -> leads.list(LeadFilter.ALL, sort, cursor.get(), 3));
                        page.rows().forEach(row -> seen.add(row.id()));
                        cursor.set(page.next());
                    }))
                    .isEqualTo(1);
        } while (cursor.get() != null);

        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void the_best_score_comes_first_and_leads_without_one_last() {
        var none = register(ada());
        var good = register(ada());
        var fair = register(ada());
        run(() -> scoring.scored(good, new Score(Grade.A, Band.HOT, 50, 30, 60, "so")));
        run(() -> scoring.scored(fair, new Score(Grade.C, Band.COLD, 10, 0, 960, "so")));

        assertThat(ids(LeadFilter.ALL, LeadSort.SCORE)).containsExactly(good, fair, none);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "king",
                "Ada Ki",
                "analyt",
                "ada.king@eng",
                "Analitical Engines",
                "030 901820",
                "+49 30 901820",
                "ada king'; drop"
            })
    void what_people_type_finds_the_lead(String q) {
        var id = register(ada());
        register(NewLead.by(LeadChannel.WEB)
                .lastName("Babbage")
                .companyName("Difference Ltd")
                .email("charles@difference.example"));

        if (q.contains("drop")) {
            assertThat(ids(LeadFilter.search(q), LeadSort.NEWEST)).doesNotContainNull();
        } else {
            assertThat(ids(LeadFilter.search(q), LeadSort.NEWEST)).containsExactly(id);
        }
    }

    @Test
    void signs_alone_find_nothing_and_break_nothing() {
        register(ada());

        assertThat(ids(LeadFilter.search("&|!():*'"), LeadSort.NEWEST)).isEmpty();
    }

    @Test
    void filters_narrow_the_list_and_its_count() {
        var open = opened(ada());
        register(NewLead.by(LeadChannel.IMPORT).email("x@y.example"));
        var filter = new LeadFilter(null, LeadStatus.OPEN, null, null, null, "-", LeadChannel.WEB, null, null);

        assertThat(ids(filter, LeadSort.NEWEST)).containsExactly(open);
        assertThat(tx(() -> leads.countUpTo(filter, 10))).isEqualTo(1);
        assertThat(tx(() -> leads.countUpTo(LeadFilter.ALL, 1))).isEqualTo(1);
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        register(ada());
        register(ada());
        var next = tx(() -> leads.list(LeadFilter.ALL, LeadSort.NAME, null, 1)).next();

        assertThatThrownBy(() -> tx(() -> leads.list(LeadFilter.ALL, LeadSort.NEWEST, next, 1)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> tx(() -> leads.list(LeadFilter.ALL, LeadSort.NEWEST, "nonsense!", 1)))
                .isInstanceOf(Invalid.class);
    }

    @Autowired
    private LeadScoring scoring;

    private List<LeadId> ids(LeadFilter filter, LeadSort sort) {
        return tx(() -> leads.list(filter, sort, null, 50)).rows().stream()
                .map(LeadRow::id)
                .toList();
    }
}
