package dev.baton.lead;

import dev.baton.shared.EmailAddress;
import dev.baton.shared.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a row of a file says it, before anything was checked.
 *
 * @param written what stands in its cells
 * @param externalId what the system it comes from calls it
 * @param thank whether an acknowledgement may be sent
 */
public record ImportedLead(
        Map<LeadField, String> written,
        @Nullable String externalId,
        @Nullable String message,
        boolean thank) {
    public ImportedLead {
        written = Map.copyOf(written);
    }

    /** The e-mail address as addresses are compared; null without one that is valid. */
    public @Nullable String emailKey() {
        var address = EmailAddress.read(Texts.line(written.getOrDefault(LeadField.EMAIL, "")));
        return address == null ? null : address.key();
    }

    NewLead details(LeadDetails read) {
        var address = read.email();
        return NewLead.by(LeadChannel.IMPORT)
                .firstName(read.firstName())
                .lastName(read.lastName())
                .companyName(read.companyName())
                .email(address == null ? null : address.written())
                .phone(read.phone())
                .jobTitle(read.jobTitle())
                .country(read.country())
                .industry(read.industry())
                .employees(read.employees())
                .product(read.product())
                .language(read.language())
                .source(read.source())
                .externalId(externalId)
                .message(message)
                .thank(thank)
                .build();
    }
}
