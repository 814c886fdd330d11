package dev.baton.web.leads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.journey.Journeys;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.RecordRef;
import dev.baton.web.Needs;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** The data behind the live diagram. Asked for every few seconds, so an unchanged journey costs no bytes. */
@Controller
@Needs(Right.SEE_LEADS)
class JourneyData {
    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);

    private final LeadsInSight leads;
    private final Journeys journeys;
    private final ObjectMapper json;

    JourneyData(LeadsInSight leads, Journeys journeys, ObjectMapper json) {
        this.leads = leads;
        this.journeys = journeys;
        this.json = json;
    }

    @GetMapping("/leads/{lead}/journey.json")
    @Nullable
    ResponseEntity<byte[]> journey(@PathVariable LeadId lead, SignedIn person, WebRequest request) {
        var known = leads.view(lead, person);
        var body = write(journeys.of(RecordRef.lead(known.id().value())));
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

    /** A version of a diagram never changes. */
    @GetMapping("/journeys/definitions/{definition}.bpmn")
    ResponseEntity<byte[]> diagram(@PathVariable String definition) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePrivate())
                .contentType(XML)
                .body(journeys.diagram(definition).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] write(Object journey) {
        try {
            return json.writeValueAsBytes(journey);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("A journey is plain values", cause);
        }
    }
}
