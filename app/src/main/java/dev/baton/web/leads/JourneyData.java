package dev.baton.web.leads;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.journey.Journeys;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadsInSight;
import dev.baton.shared.RecordRef;
import dev.baton.web.Needs;
import dev.baton.web.records.JourneyAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** The data behind the live diagram of a lead, and every diagram. */
@Controller
@Needs(Right.SEE_LEADS)
class JourneyData {
    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);

    private final LeadsInSight leads;
    private final Journeys journeys;
    private final JourneyAnswer answer;

    JourneyData(LeadsInSight leads, Journeys journeys, JourneyAnswer answer) {
        this.leads = leads;
        this.journeys = journeys;
        this.answer = answer;
    }

    @GetMapping("/leads/{lead}/journey.json")
    @Nullable
    ResponseEntity<byte[]> journey(@PathVariable LeadId lead, SignedIn person, WebRequest request) {
        var known = leads.view(lead, person);
        return answer.of(RecordRef.lead(known.id().value()), request);
    }

    /** A version of a diagram never changes. */
    @GetMapping("/journeys/definitions/{definition}.bpmn")
    ResponseEntity<byte[]> diagram(@PathVariable String definition) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePrivate())
                .contentType(XML)
                .body(journeys.diagram(definition).getBytes(StandardCharsets.UTF_8));
    }
}
