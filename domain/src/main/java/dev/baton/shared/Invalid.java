package dev.baton.shared;

import java.util.List;

/** What was handed in does not fit; says of each field what is wrong. Nothing was kept. Answers 422. */
public class Invalid extends RuntimeException {
    private final transient List<FieldProblem> problems;

    public Invalid(List<FieldProblem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
