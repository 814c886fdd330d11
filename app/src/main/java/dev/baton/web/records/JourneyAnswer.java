package dev.baton.web.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.journey.Journeys;
import dev.baton.shared.RecordRef;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.WebRequest;

/** The data behind a live diagram. Asked for every few seconds, so an unchanged journey costs no bytes. */
@Component
public class JourneyAnswer {
    private final Journeys journeys;
    private final ObjectMapper json;

    JourneyAnswer(Journeys journeys, ObjectMapper json) {
        this.journeys = journeys;
        this.json = json;
    }

    /** The journey of a record; nothing if the asker has it already, which then is answered. */
    public @Nullable ResponseEntity<byte[]> of(RecordRef record, WebRequest request) {
        var body = write(journeys.of(record));
        var tag = "\"" + DigestUtils.md5DigestAsHex(body) + "\"";
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private byte[] write(Object journey) {
        try {
            return json.writeValueAsBytes(journey);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("A journey is plain values", cause);
        }
    }
}
