package dev.baton.web;

import dev.baton.shared.Invalid;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.server.ResponseStatusException;

/** Puts what the business finds wrong beside the fields of a page's form, in the reader's language where it has a key. */
public final class FormErrors {
    /**
     * Refuses what no form of ours can have sent: fields are missing that it cannot be read without.
     *
     * @throws ResponseStatusException 400
     */
    public static void requireWhole(BindingResult form) {
        if (form.getTarget() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    public static void show(Invalid invalid, BindingResult form) {
        requireWhole(form);
        for (var problem : invalid.problems()) {
            if (form.getFieldType(problem.field()) == null) {
                // Something that is no field of this form still has to be read.
                form.reject(problem.message(), problem.message());
            } else {
                form.rejectValue(problem.field(), problem.message(), problem.message());
            }
        }
    }

    private FormErrors() {}
}
