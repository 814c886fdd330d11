package dev.baton.delegates.leadqualification;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadGradeDecisionTest {

    private static final String PROCESS = "lead-qualification";
    private static final DecisionTable FIT = DecisionTable.of(PROCESS, "lead_grade", "lead_fit");
    private static final DecisionTable ENGAGEMENT = DecisionTable.of(PROCESS, "lead_grade", "lead_engagement");
    private static final DecisionTable GRADE = DecisionTable.of(PROCESS, "lead_grade", "lead_grade");

    private static final List<String> ACTIVITIES =
            List.of("replies", "meetings", "calls", "forms", "mails", "visits", "clicks");

    @ParameterizedTest(name = "{0}: {1} points")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule             | points | level    | employees | industry  | country | email      | source
              CLevel           | 30     | c-level  | -         | -         | -       | -          | -
              Director         | 25     | director | -         | -         | -       | -          | -
              Manager          | 15     | manager  | -         | -         | -       | -          | -
              Staff            | 5      | staff    | -         | -         | -       | -          | -
              Huge             | 25     | unknown  | 1000      | -         | -       | -          | -
              Large            | 20     | unknown  | 999       | -         | -       | -          | -
              Large            | 20     | unknown  | 200       | -         | -       | -          | -
              Middle           | 15     | unknown  | 199       | -         | -       | -          | -
              Middle           | 15     | unknown  | 50        | -         | -       | -          | -
              Small            | 8      | unknown  | 49        | -         | -       | -          | -
              Small            | 8      | unknown  | 10        | -         | -       | -          | -
              Tiny             | 2      | unknown  | 9         | -         | -       | -          | -
              CoreIndustry     | 15     | -        | -         | software  | -       | -          | -
              NearIndustry     | 10     | -        | -         | retail    | -       | -          | -
              SlowIndustry     | 5      | -        | -         | public    | -       | -          | -
              HomeCountry      | 10     | -        | -         | -         | DE      | -          | -
              NearCountry      | 6      | -        | -         | -         | FR      | -          | -
              CompanyAddress   | 10     | -        | -         | -         | -       | corporate  | -
              FreeAddress      | -5     | -        | -         | -         | -       | free       | -
              ThrowawayAddress | -20    | -        | -         | -         | -       | disposable | -
              OurAddress       | -50    | -        | -         | -         | -       | own        | -
              Referred         | 15     | -        | -         | -         | -       | -          | referral
              Met              | 10     | -        | -         | -         | -       | -          | event
              Searched         | 8      | -        | -         | -         | -       | -          | website
              Campaigned       | 5      | -        | -         | -         | -       | -          | campaign
              Bought           | -10    | -        | -         | -         | -       | none       | bought-list
            """)
    void each_thing_that_suits_us_counts(
            String rule,
            int points,
            String level,
            Long employees,
            String industry,
            String country,
            String email,
            String source) {
        var answer = FIT.ask(company(level, employees, industry, country, email, source));

        assertThat(answer.rules("lead_fit")).containsExactly("Rule_LeadFit_Start", "Rule_LeadFit_" + rule);
        assertThat(answer.value("fit")).isEqualTo(points);
    }

    @Test
    void what_suits_us_adds_up() {
        var answer = FIT.ask(company("director", 250L, "software", "DE", "corporate", "referral"));

        assertThat(answer.value("fit")).isEqualTo(25 + 20 + 15 + 10 + 10 + 15);
        assertThat(answer.rules("lead_fit")).hasSize(7);
    }

    @Test
    void every_lead_has_a_fit_and_no_rule_of_it_is_dead() {
        DecisionTable.AnswerCheck hasPoints = (inputs, answer) ->
                assertThat((Integer) answer.value("fit")).as("%s", inputs).isBetween(-60, 105);

        var matched = FIT.askAll(
                grid(Map.of(
                        "jobLevel", asList("c-level", "director", "manager", "staff", "unknown", null),
                        "employees", asList(null, 0L, 10L, 50L, 200L, 1000L),
                        "emailClass", asList("corporate", "free", "disposable", "own", "none", null))),
                hasPoints);
        matched.addAll(FIT.askAll(
                grid(Map.of(
                        "industry", asList("finance", "energy", "education", "fishing", null),
                        "country", asList("US", "IT", "BR", null),
                        "source", asList("partner", "event", "search", "campaign", "bought-list", null))),
                hasPoints));

        assertThat(matched).isEqualTo(FIT.rules());
    }

    @ParameterizedTest(name = "{0}: {2} of {1} are {3} points")
    @CsvSource(delimiter = '|', textBlock = """
            # rule     | activity | weight | points
              Replies  | replies  | 1.5    | 22
              Meetings | meetings | 1      | 20
              Calls    | calls    | 0.5    | 5
              Forms    | forms    | 1      | 10
              Mails    | mails    | 1.25   | 10
              Visits   | visits   | 3.7    | 3
              Visits   | visits   | 200    | 10
              Clicks   | clicks   | 2      | 4
              Clicks   | clicks   | 50     | 10
            """)
    void each_sign_of_interest_counts(String rule, String activity, double weight, int points) {
        var answer = ENGAGEMENT.ask(activities(Map.of(activity, weight)));

        assertThat(answer.rules("lead_engagement"))
                .containsExactly("Rule_LeadEngagement_Start", "Rule_LeadEngagement_" + rule);
        assertThat(answer.value("engagement")).isEqualTo(points);
    }

    @Test
    void talking_both_ways_counts_more_than_its_parts() {
        var answer = ENGAGEMENT.ask(activities(Map.of("replies", 1.0, "meetings", 0.5)));

        assertThat(answer.rules("lead_engagement")).contains("Rule_LeadEngagement_TalksBothWays");
        assertThat(answer.value("engagement")).isEqualTo(15 + 10 + 10);
    }

    @Test
    void every_lead_has_an_engagement_and_no_rule_of_it_is_dead() {
        var grid = new HashMap<String, List<Double>>();
        ACTIVITIES.forEach(activity -> grid.put(activity, asList(0.0, 1.7)));
        grid.put("visits", asList(null, 0.013, 12.0));

        var matched = ENGAGEMENT.askAll(
                grid,
                (inputs, answer) -> assertThat((Integer) answer.value("engagement"))
                        .as("%s", inputs)
                        .isNotNegative());

        assertThat(matched).isEqualTo(ENGAGEMENT.rules());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule             | fit | replies | model | age | grade | band | minutes
              BestAndActive    | 60  | 2       | -     | -   | A     | hot  | 30
              BestAndActive    | 60  | 2       | 0.01  | 1   | A     | hot  | 30
              GoodAndPromising | 40  | 0       | 0.7   | 90  | A     | hot  | 30
              BestButHopeless  | 60  | 0       | 0.09  | 0   | C     | warm | 240
              Best             | 60  | 0       | -     | -   | B     | warm | 120
              Best             | 60  | 0       | 0.09  | 91  | B     | warm | 120
              GoodAndActive    | 40  | 2       | -     | -   | B     | hot  | 60
              FairAndEager     | 20  | 4       | -     | -   | B     | hot  | 60
              Promising        | 0   | 0       | 0.7   | 90  | B     | warm | 120
              Good             | 40  | 0       | -     | -   | C     | warm | 240
              FairAndActive    | 20  | 1       | -     | -   | C     | warm | 240
              Fair             | 20  | 0       | -     | -   | C     | cold | 480
              PoorButEager     | 5   | 2       | -     | -   | C     | warm | 240
              Doubtful         | -5  | 4       | 0.9   | 1   | D     | cold | 960
              Poor             | 0   | 0       | -     | -   | D     | cold | 960
            """)
    void each_grade_is_earned(
            String rule, int fit, double replies, Double model, Long age, String grade, String band, int minutes) {
        var inputs = aLeadOfFit(fit);
        inputs.put("replies", replies);
        inputs.put("modelProbability", model);
        inputs.put("modelAgeDays", age);

        var answer = GRADE.ask(inputs);

        assertThat(answer.rules("lead_grade")).containsExactly("Rule_LeadGrade_" + rule);
        assertThat(answer.value("grade")).isEqualTo(grade);
        assertThat(answer.value("band")).isEqualTo(band);
        assertThat(answer.value("firstTouchMinutes")).isEqualTo(minutes);
        assertThat(answer.value("explanation")).isEqualTo(GRADE.meanings().get("Rule_LeadGrade_" + rule));
    }

    @Test
    void every_lead_gets_one_grade_and_an_old_model_is_not_asked() {
        var reached = new TreeSet<String>();
        for (var fit : List.of(-5, 0, 5, 20, 40, 60)) {
            for (var model : Arrays.<Double>asList(null, 0.09, 0.5, 0.7)) {
                for (var age : Arrays.<Long>asList(null, 90L, 91L)) {
                    for (var replies : List.of(0.0, 1.0, 2.0, 4.0)) {
                        var inputs = aLeadOfFit(fit);
                        inputs.put("replies", replies);
                        inputs.put("modelProbability", model);
                        inputs.put("modelAgeDays", age);
                        var answer = GRADE.ask(inputs);
                        reached.addAll(answer.rules("lead_grade"));
                        assertThat(answer.value("grade")).as("%s", inputs).isIn("A", "B", "C", "D");
                        if (age == null || age > 90 || model == null) {
                            inputs.put("modelProbability", null);
                            inputs.put("modelAgeDays", null);
                            assertThat(GRADE.ask(inputs).results()).isEqualTo(answer.results());
                        }
                    }
                }
            }
        }
        assertThat(reached).isEqualTo(GRADE.rules());
    }

    /** Lets everything vary that is named, and leaves the rest unknown. */
    private static Map<String, List<?>> grid(Map<String, List<?>> varying) {
        var grid = new HashMap<String, List<?>>();
        company(null, null, null, null, null, null).keySet().forEach(input -> grid.put(input, asList((Object) null)));
        grid.putAll(varying);
        return grid;
    }

    private static Map<String, Object> company(
            String level, Long employees, String industry, String country, String email, String source) {
        var inputs = new HashMap<String, Object>();
        inputs.put("jobLevel", level);
        inputs.put("employees", employees);
        inputs.put("industry", industry);
        inputs.put("country", country);
        inputs.put("emailClass", email);
        inputs.put("source", source);
        return inputs;
    }

    private static Map<String, Object> activities(Map<String, Double> weights) {
        var inputs = new HashMap<String, Object>();
        ACTIVITIES.forEach(activity -> inputs.put(activity, 0.0));
        inputs.putAll(weights);
        return inputs;
    }

    private static Map<String, Object> aLeadOfFit(int fit) {
        var inputs = switch (fit) {
            case -5 -> company(null, null, null, null, "free", null);
            case 0 -> company(null, null, null, null, "none", null);
            case 5 -> company("staff", null, null, null, "none", null);
            case 20 -> company(null, 200L, null, null, "none", null);
            case 40 -> company("director", 50L, null, null, "none", null);
            case 60 -> company("director", 1000L, null, null, "corporate", null);
            default -> throw new IllegalArgumentException("No lead of fit " + fit);
        };
        inputs.putAll(activities(Map.of()));
        assertThat(FIT.ask(inputs).value("fit")).isEqualTo(fit);
        return inputs;
    }
}
