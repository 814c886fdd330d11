package dev.baton.lead;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a qualification must say. */
final class QualificationRules {
    static void check(Qualification found) {
        var problems = new ArrayList<FieldProblem>();
        var name = found.opportunityName();
        if (found.verdict() == Verdict.QUALIFIED && (name == null || name.isBlank())) {
            problems.add(new FieldProblem(
                    "opportunityName", "Name the opportunity, so that everybody knows which one you mean"));
        }
        if (found.verdict() == Verdict.DISQUALIFIED && found.reason() == null) {
            problems.add(new FieldProblem("reason", "Say why not: we learn from it"));
        }
        if (found.verdict() == Verdict.DUPLICATE && found.duplicateOf() == null) {
            problems.add(new FieldProblem("duplicateOf", "Choose the record that stays"));
        }
        if (found.budget() != null && found.currency() == null) {
            problems.add(new FieldProblem("currency", "Say in which currency the budget is"));
        }
        if (found.budget() != null && found.budget().signum() < 0) {
            problems.add(new FieldProblem("budget", "A budget is not below zero"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** Why a lead is closed that was qualified so. */
    static CloseReason reasonOf(@Nullable Qualification found) {
        if (found == null) {
            return CloseReason.OTHER;
        }
        if (found.verdict() == Verdict.WRONG_PERSON) {
            return CloseReason.WRONG_PERSON;
        }
        if (found.verdict() == Verdict.NURTURE) {
            return CloseReason.STALE;
        }
        return found.reason() == null ? CloseReason.OTHER : found.reason();
    }

    private QualificationRules() {}
}
