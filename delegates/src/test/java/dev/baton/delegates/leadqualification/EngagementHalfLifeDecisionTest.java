package dev.baton.delegates.leadqualification;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngagementHalfLifeDecisionTest {

    private static final DecisionTable TABLE =
            DecisionTable.of("lead-qualification", "engagement_half_life", "engagement_half_life");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule          | event          | days
              Meeting       | meeting        | 90
              Call          | call           | 60
              Reply         | reply          | 45
              CampaignReply | campaign_reply | 45
              MailIn        | mail_in        | 30
              WebForm       | web_form       | 30
              Download      | download       | 21
              MailClick     | mail_click     | 14
              PageView      | page_view      | 7
              MailOpen      | mail_open      | 7
              Other         | other          | 14
              Other         | -              | 14
            """)
    void each_rule_decides(String rule, String event, Long days) {
        var answer = TABLE.ask(Collections.singletonMap("eventType", event));

        assertThat(answer.rules("engagement_half_life")).containsExactly("Rule_EngagementHalfLife_" + rule);
        assertThat(answer.value("halfLifeDays")).isEqualTo(days);
    }

    @Test
    void whatever_happens_fades_one_day() {
        var events = asList(
                "meeting",
                "call",
                "reply",
                "campaign_reply",
                "mail_in",
                "web_form",
                "download",
                "mail_click",
                "page_view",
                "mail_open",
                "other",
                "",
                "something new",
                null);

        var matched = TABLE.askAll(
                Map.of("eventType", events),
                (inputs, answer) -> assertThat((Long) answer.value("halfLifeDays"))
                        .as("%s", inputs)
                        .isPositive());

        assertThat(matched).isEqualTo(TABLE.rules());
    }
}
