package dev.baton.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.idempotency.Answer;
import dev.baton.idempotency.Idempotency;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Does what a request with an {@code Idempotency-Key} asks for once, and says so in the answer to its repetition. */
@Component
class Once {
    private static final int LONGEST = 200;

    private final Idempotency idempotency;
    private final ObjectMapper json;

    Once(Idempotency idempotency, ObjectMapper json) {
        this.idempotency = idempotency;
        this.json = json;
    }

    /**
     * @param key what the sender calls the request; without one the work is done each time
     * @param what what is asked for: the same key may stand for a request of another kind
     * @throws ResponseStatusException 400 for a key that is none
     */
    Answer of(@Nullable String key, String what, Object body, Supplier<UUID> work) {
        if (key == null) {
            return new Answer(work.get(), false);
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "An Idempotency-Key has between 1 and " + LONGEST + " characters.");
        }
        return idempotency.once(Caller.required().login() + "/" + what + key, text(body), work);
    }

    /** 201, and whether it had been made before. */
    static ResponseEntity.BodyBuilder created(String address, long version, Answer answer) {
        var response = ResponseEntity.created(URI.create(address)).eTag(Versions.etag(version));
        return answer.replayed() ? response.header("Idempotency-Replayed", "true") : response;
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("What was read cannot be written", cause);
        }
    }
}
