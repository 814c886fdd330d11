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

/** Refuses a request that was one too many: 429 (RFC 6585) with when to come again, as a page or as problem details. */
class TooMany {
    private final ObjectMapper json;
    private final MessageSource messages;

    TooMany(ObjectMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        var seconds = wait.plusSeconds(1).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        if (Audience.of(request) == Audience.PAGE) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, messages.getMessage("error.429.what", null, request.getLocale()));
        problem.setTitle(messages.getMessage("error.429.title", null, request.getLocale()));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
