package dev.baton.lead;

import dev.baton.consent.ConsentGiven;
import dev.baton.consent.Purpose;
import dev.baton.inbox.Handled;
import dev.baton.incoming.EventReader;
import dev.baton.incoming.IncomingEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "lead.submitted": somebody showed interest elsewhere. The lead is registered, and its journey begins. */
@Component
class LeadSubmitted implements EventReader {
    private final LeadService leads;

    LeadSubmitted(LeadService leads) {
        this.leads = leads;
    }

    @Override
    public String type() {
        return "lead.submitted";
    }

    @Override
    public Handled read(IncomingEvent event) {
        // The maker's name of the event names the lead as well, so that it makes one however it comes.
        var named = event.text("externalId");
        var externalId = named == null ? event.source() + "#" + event.id() : named;
        if (leads.findByExternalId(externalId).isEmpty()) {
            leads.register(lead(event, externalId));
        }
        return Handled.done();
    }

    private static NewLead lead(IncomingEvent event, String externalId) {
        return NewLead.by(LeadChannel.API)
                .firstName(event.text("firstName"))
                .lastName(event.text("lastName"))
                .companyName(event.text("companyName"))
                .email(event.text("email"))
                .phone(event.text("phone"))
                .jobTitle(event.text("jobTitle"))
                .country(event.text("country"))
                .industry(event.text("industry"))
                .employees(employees(event))
                .product(event.text("product"))
                .language(event.text("language"))
                .source(event.text("source"))
                .message(event.text("message"))
                .externalId(externalId)
                .consent(consent(event))
                .thank(!Boolean.FALSE.equals(event.data().get("thank")))
                .build();
    }

    private static @Nullable Integer employees(IncomingEvent event) {
        return event.data().get("employees") instanceof Number number ? (Integer) number.intValue() : null;
    }

    private static @Nullable ConsentGiven consent(IncomingEvent event) {
        var version = event.text("consentTextVersion");
        return version == null
                ? null
                : new ConsentGiven(
                        Purpose.CONTACT,
                        Boolean.TRUE.equals(event.data().get("consentGiven")),
                        version,
                        event.source(),
                        null);
    }
}
