package dev.baton.web;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** Gives failures outside of handler methods (a template, a filter) a reference too. */
@Component
public class UnansweredErrors extends DefaultErrorAttributes {
    /** Request attribute: the key of a message that says why a filter refused. */
    public static final String REASON = UnansweredErrors.class.getName() + ".reason";

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
        if (request.getAttribute(REASON, RequestAttributes.SCOPE_REQUEST) instanceof String reason) {
            attributes.put("detail", problems.text(reason));
        }
        // Boot's own names mean something else on our error pages.
        attributes.remove("errors");
        return attributes;
    }
}
