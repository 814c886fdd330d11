package dev.baton.web.leads;

import dev.baton.decision.DecisionRecord;
import dev.baton.decision.MatchedRule;
import dev.baton.lead.LeadView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead's score with its reasons; one without reasons is never shown.
 *
 * @param gradeReasons why it got its grade
 * @param fitReasons what fits
 * @param engagementReasons which signs of interest count
 */
public record ScoreCard(
        @Nullable String grade,
        @Nullable String band,
        @Nullable Integer fit,
        @Nullable Integer engagement,
        List<String> gradeReasons,
        List<String> fitReasons,
        List<String> engagementReasons) {

    /** The score as the newest decisions explain it. */
    static ScoreCard of(LeadView lead, List<DecisionRecord> decisions) {
        return new ScoreCard(
                lead.grade() == null ? null : lead.grade().key(),
                lead.band() == null ? null : lead.band().key(),
                lead.fit(),
                lead.engagement(),
                reasons("lead_grade", decisions),
                reasons("lead_fit", decisions),
                reasons("lead_engagement", decisions));
    }

    public boolean isScored() {
        return grade != null;
    }

    private static List<String> reasons(String decision, List<DecisionRecord> newestFirst) {
        return newestFirst.stream()
                .filter(record -> record.key().equals(decision))
                .findFirst()
                .map(record -> record.rules().stream()
                        // What every sum begins with says nothing about this lead.
                        .filter(rule -> !rule.id().endsWith("_Start"))
                        .map(MatchedRule::reason)
                        .filter(reason -> !reason.isBlank())
                        .toList())
                .orElse(List.of());
    }
}
