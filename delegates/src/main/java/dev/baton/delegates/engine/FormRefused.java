package dev.baton.delegates.engine;

import dev.baton.shared.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A task was not completed because what was entered does not fit. The engine's REST API answers 400 to it, with the
 * problems as its message.
 */
public class FormRefused extends FormFieldValidationException {
    private final transient List<FieldProblem> problems;

    FormRefused(List<FieldProblem> problems, Throwable cause) {
        super(problems, text(problems), cause);
        this.problems = List.copyOf(problems);
    }

    FormRefused(String message, Throwable cause) {
        super(message, message, cause);
        this.problems = List.of();
    }

    public List<FieldProblem> problems() {
        return problems;
    }

    private static String text(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.field() + ": " + problem.message())
                .collect(Collectors.joining("; "));
    }
}
