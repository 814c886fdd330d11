package dev.baton.web;

import dev.baton.shared.Invalid;
import org.springframework.validation.BindingResult;

/** Puts what the business finds wrong beside the fields of a page's form, in the reader's language where it has a key. */
public final class FormErrors {
    public static void show(Invalid invalid, BindingResult form) {
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
