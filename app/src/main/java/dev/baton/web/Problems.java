package dev.baton.web;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.shared.Stale;
import dev.baton.ticket.CrossedLetters;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;

/**
 * Says of a failure what whoever asked can do about it, as problem details (RFC 9457) in their language: {@code errors}
 * of what was invalid, {@code code} of what was rejected, {@code reference} of what broke and is in the log.
 */
@Component
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final MessageSource messages;
    private final SecureRandom random = new SecureRandom();

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    public ProblemDetail of(Throwable failure) {
        if (failure instanceof Invalid invalid) {
            var problem = titled(HttpStatus.UNPROCESSABLE_ENTITY, text("problem.invalid"));
            problem.setProperty(
                    "errors",
                    invalid.problems().stream()
                            .map(wrong -> new FieldProblem(wrong.field(), explain(wrong)))
                            .toList());
            return problem;
        }
        if (failure instanceof Rejected rejected) {
            var crossed = failure instanceof CrossedLetters;
            var problem = titled(crossed ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY, explain(rejected));
            problem.setProperty("code", rejected.messageKey());
            return problem;
        }
        if (failure instanceof Stale || failure instanceof OptimisticLockingFailureException) {
            return titled(HttpStatus.CONFLICT, text("problem.stale"));
        }
        if (failure instanceof NotFound) {
            return titled(HttpStatus.NOT_FOUND, text("problem.not-found"));
        }
        if (failure instanceof AccessDeniedException) {
            return titled(HttpStatus.FORBIDDEN, text("problem.forbidden"));
        }
        if (failure instanceof MethodArgumentTypeMismatchException wrong
                && wrong.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return titled(HttpStatus.NOT_FOUND, text("problem.not-found"));
        }
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof ResponseStatusException refused
                && refused.getStatusCode().value() == 413) {
            return titled(HttpStatus.PAYLOAD_TOO_LARGE, text("error.413.what")); // counted while it was read
        }
        if (failure instanceof HttpMessageNotReadableException || failure instanceof TypeMismatchException) {
            return titled(HttpStatus.BAD_REQUEST, text("problem.unreadable"));
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().value() < 500) {
            return known.updateAndGetBody(messages, LocaleContextHolder.getLocale());
        }
        if (failure instanceof MultipartException) {
            return titled(HttpStatus.BAD_REQUEST, text("problem.unreadable"));
        }
        return broken(failure);
    }

    /** What a refusal says in the language of whoever asked. */
    public String explain(Rejected rejected) {
        return messages.getMessage(
                rejected.messageKey(),
                rejected.arguments().toArray(),
                text("problem.rejected"),
                LocaleContextHolder.getLocale());
    }

    /** What is wrong with a field, in the language of whoever asked where it has a key. */
    public String explain(FieldProblem problem) {
        var message = problem.message();
        return Objects.requireNonNullElse(
                messages.getMessage(message, null, message, LocaleContextHolder.getLocale()), message);
    }

    private ProblemDetail broken(Throwable failure) {
        var reference = reference(failure);
        var problem = titled(HttpStatus.INTERNAL_SERVER_ERROR, text("problem.broken", reference));
        problem.setProperty("reference", reference);
        return problem;
    }

    /** Writes a failure to the log, under a reference by which people can ask about it. */
    String reference(Throwable failure) {
        var reference = reference();
        LOG.error("Failed, reference {}", reference, failure);
        return reference;
    }

    private ProblemDetail titled(HttpStatusCode status, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(text("error." + status.value() + ".title"));
        return problem;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** Short enough to be read out on the phone: {@code 7K3M-Q2WX}. */
    private String reference() {
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }
}
