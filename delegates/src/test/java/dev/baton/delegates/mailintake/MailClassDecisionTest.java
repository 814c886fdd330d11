package dev.baton.delegates.mailintake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delegates.leadqualification.DecisionTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailClassDecisionTest {
    private static final DecisionTable TABLE = DecisionTable.of("mail-intake", "mail_class", "mail_class");
    private static final List<String> EFFECTS = List.of("thread", "open", "acknowledge", "reopen", "inform");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # rule             | traits that are not as in a person's letter                                | class       | effects
              OwnLetter        | ownLetter=true, autoSubmitted=auto-generated                               | own         | -
              Complaint        | reportType=feedback-report, complaint=true                                 | complaint   | thread inform
              Feedback         | reportType=feedback-report                                                 | auto_reply  | thread
              Delayed          | reportType=delivery-status, action=delayed, statusClass=4, status=4.4.1    | delayed     | thread
              FullMailbox      | reportType=delivery-status, action=failed, statusClass=5, status=5.2.2     | bounce_soft | thread inform
              FullMailbox      | reportType=delivery-status, action=failed, statusClass=4, status=4.2.2     | bounce_soft | thread inform
              HardBounce       | reportType=delivery-status, action=failed, statusClass=5, status=5.1.1     | bounce_hard | thread inform
              HardBounce       | reportType=delivery-status, action=failed, statusClass=5, status=5.7.129   | bounce_hard | thread inform
              HardBounce       | reportType=delivery-status, action=failed, statusClass=5, status=5.7.133   | bounce_hard | thread inform
              SoftBounce       | reportType=delivery-status, action=failed, statusClass=4, status=4.4.7     | bounce_soft | thread inform
              FailedWithoutStatus | reportType=delivery-status, action=failed                              | bounce_soft | thread inform
              Delivered        | reportType=delivery-status, action=delivered, statusClass=2, status=2.0.0  | auto_reply  | thread
              Delivered        | reportType=delivery-status                                                 | auto_reply  | thread
              Receipt          | reportType=disposition-notification                                        | auto_reply  | thread
              HardBounceInWords | bounceText=true, statusClass=5, status=5.0.0, fromDaemon=true             | bounce_hard | thread inform
              BounceInWords    | bounceText=true, statusClass=4, status=4.0.0, fromDaemon=true              | bounce_soft | thread inform
              BounceInWords    | bounceText=true, fromDaemon=true                                           | bounce_soft | thread inform
              OwnAddress       | ownAddress=true                                                            | own         | thread
              AutoReplied      | autoSubmitted=auto-replied                                                 | auto_reply  | thread
              AutoSubmitted    | autoSubmitted=auto-generated                                               | auto_reply  | thread
              AutoSubmitted    | autoSubmitted=auto-notified, list=true                                     | auto_reply  | thread
              AutoReplyHeader  | autoReplyHeader=true                                                       | auto_reply  | thread
              AutoReplyPrecedence | precedence=auto_reply                                                   | auto_reply  | thread
              Daemon           | fromDaemon=true                                                            | auto_reply  | thread
              Spam             | spam=true                                                                  | spam        | thread inform
              List             | list=true, precedence=list                                                 | list        | thread inform
              Bulk             | precedence=bulk                                                            | list        | thread inform
              NullSender       | returnPathNull=true                                                        | auto_reply  | thread
              Repeated         | sameBodyHash10min=3                                                        | auto_reply  | thread
              Loop             | repliesFromSender1h=3                                                      | human       | thread open reopen inform
              NoReply          | noReply=true                                                               | human       | thread open reopen inform
              SuppressAnswer   | suppressAnswer=true                                                        | human       | thread open reopen inform
              Human            | sameBodyHash10min=2, repliesFromSender1h=2                                 | human       | thread open acknowledge reopen inform
            """)
    void each_rule_decides(String rule, String traits, String letterClass, String effects) {
        var inputs = person();
        for (var trait : traits.split(",\\s*")) {
            var name = trait.substring(0, trait.indexOf('='));
            var value = trait.substring(trait.indexOf('=') + 1);
            inputs.put(name, person().get(name) instanceof Long ? Long.valueOf(value) : typed(value));
        }

        var answer = TABLE.ask(inputs);

        assertThat(answer.rules("mail_class")).containsExactly("Rule_MailClass_" + rule);
        assertThat(answer.value("class")).isEqualTo(letterClass);
        assertThat(EFFECTS.stream().filter(effect -> answer.value(effect).equals(true)))
                .containsExactlyElementsOf(effects.equals("-") ? List.of() : List.of(effects.split(" ")));
        assertThat(answer.value("reason")).isEqualTo(TABLE.meanings().get("Rule_MailClass_" + rule));
    }

    @Test
    void every_letter_gets_one_answer_and_no_machine_is_ever_answered_by_one() {
        var yesNo = List.of(true, false);
        var grid = new HashMap<String, List<?>>();
        person().forEach((name, value) -> grid.put(name, List.of(value)));
        grid.putAll(Map.of(
                "reportType", List.of("", "delivery-status", "feedback-report", "disposition-notification"),
                "action", List.of("", "failed", "delayed"),
                "status", List.of("", "5.2.2", "5.1.1"),
                "statusClass", List.of("", "4", "5"),
                "bounceText", yesNo,
                "complaint", yesNo,
                "autoSubmitted", List.of("", "auto-replied", "auto-generated")));
        var matched = TABLE.askAll(grid, MailClassDecisionTest::check);
        grid.putAll(Map.of(
                "reportType",
                List.of(""),
                "action",
                List.of(""),
                "status",
                List.of(""),
                "statusClass",
                List.of(""),
                "bounceText",
                List.of(false),
                "complaint",
                List.of(false)));
        grid.putAll(Map.of(
                "ownLetter", yesNo,
                "ownAddress", yesNo,
                "spam", yesNo,
                "autoReplyHeader", yesNo,
                "precedence", List.of("", "bulk", "auto_reply"),
                "list", yesNo,
                "fromDaemon", yesNo,
                "returnPathNull", yesNo));
        matched.addAll(TABLE.askAll(grid, MailClassDecisionTest::check));
        person().forEach((name, value) -> grid.put(name, List.of(value)));
        grid.putAll(Map.of(
                "sameBodyHash10min",
                List.of(0L, 3L),
                "repliesFromSender1h",
                List.of(0L, 3L),
                "noReply",
                yesNo,
                "suppressAnswer",
                yesNo));
        matched.addAll(TABLE.askAll(grid, MailClassDecisionTest::check));

        assertThat(matched).isEqualTo(TABLE.rules());
    }

    private static void check(Map<String, Object> inputs, DecisionTable.Answer answer) {
        assertThat(answer.value("class")).as("%s", inputs).isNotNull();
        EFFECTS.forEach(
                effect -> assertThat(answer.value(effect)).as("%s", inputs).isInstanceOf(Boolean.class));
        if (!answer.value("class").equals("human")) {
            assertThat(answer.value("acknowledge")).as("%s", inputs).isEqualTo(false);
            assertThat(answer.value("open")).as("%s", inputs).isEqualTo(false);
            assertThat(answer.value("reopen")).as("%s", inputs).isEqualTo(false);
        }
    }

    private static Map<String, Object> person() {
        var traits = new HashMap<String, Object>();
        for (var text : List.of("reportType", "action", "status", "statusClass", "autoSubmitted", "precedence")) {
            traits.put(text, "");
        }
        for (var flag : List.of(
                "bounceText",
                "complaint",
                "ownLetter",
                "ownAddress",
                "spam",
                "autoReplyHeader",
                "list",
                "fromDaemon",
                "returnPathNull",
                "noReply",
                "suppressAnswer")) {
            traits.put(flag, false);
        }
        traits.put("sameBodyHash10min", 0L);
        traits.put("repliesFromSender1h", 0L);
        return traits;
    }

    private static Object typed(String value) {
        return value.equals("true") ? true : value;
    }
}
