package dev.baton.web;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Gives failures outside of handler methods (a template, a filter) a reference too. */
@Component
class UnansweredErrors extends DefaultErrorAttributes {
    private final Problems problems;

    UnansweredErrors(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var attributes = super.getErrorAttributes(request, options);
        var failure = getError(request);
        if (failure != null && Integer.valueOf(500).equals(attributes.get("status"))) {
            attributes.put("reference", problems.reference(failure));
        }
        // Boot's own names mean something else on our error pages.
        attributes.remove("errors");
        return attributes;
    }
}
