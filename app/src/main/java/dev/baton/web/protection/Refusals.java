package dev.baton.web.protection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.web.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Refuses a request before anything reads it: with a page for a person, with problem details (RFC 9457) for others. */
class Refusals {
    private final ObjectMapper json;
    private final MessageSource messages;

    Refusals(ObjectMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
    }

    /** 429 (RFC 6585), with when to come again. */
    void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusSeconds(1).toSeconds()));
        refuse(request, response, HttpStatus.TOO_MANY_REQUESTS);
    }

    /** 413 (RFC 9110, section 15.5.14). */
    void tooLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        if (Audience.of(request) == Audience.PAGE) {
            response.sendError(status.value());
            return;
        }
        var key = "error." + status.value();
        var problem =
                ProblemDetail.forStatusAndDetail(status, messages.getMessage(key + ".what", null, request.getLocale()));
        problem.setTitle(messages.getMessage(key + ".title", null, request.getLocale()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
