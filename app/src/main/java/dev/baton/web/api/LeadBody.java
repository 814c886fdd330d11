package dev.baton.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.baton.consent.ConsentGiven;
import dev.baton.consent.Purpose;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.NewLead;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a machine hands it in. A name and company, or a way to be in touch, is the least.
 *
 * @param consent what the person answered when asked whether we may be in touch
 */
@Schema(name = "NewLead")
@JsonIgnoreProperties(ignoreUnknown = false)
record LeadBody(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String companyName,
        @Schema(example = "ada@engines.example") @Nullable String email,
        @Schema(example = "+49 30 901820") @Nullable String phone,
        @Nullable String jobTitle,
        @Schema(example = "DE") @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String product,
        @Schema(example = "de") @Nullable String language,
        @Nullable String source,
        @Nullable Map<String, String> campaign,
        @Nullable String externalId,
        @Nullable String message,
        @Nullable Consent consent,
        @Nullable Boolean thank) {

    /**
     * @param textVersion which wording the person saw
     */
    @Schema(name = "Consent")
    record Consent(
            boolean given, String textVersion, @Nullable String source) {}

    NewLead toNewLead() {
        return NewLead.by(LeadChannel.API)
                .firstName(firstName)
                .lastName(lastName)
                .companyName(companyName)
                .email(email)
                .phone(phone)
                .jobTitle(jobTitle)
                .country(country)
                .industry(industry)
                .employees(employees)
                .product(product)
                .language(language)
                .source(source)
                .campaign(campaign == null ? Map.of() : campaign)
                .externalId(externalId)
                .message(message)
                .consent(
                        consent == null
                                ? null
                                : new ConsentGiven(
                                        Purpose.CONTACT,
                                        consent.given(),
                                        consent.textVersion(),
                                        consent.source() == null ? "api" : consent.source(),
                                        null))
                .thank(thank == null || thank)
                .build();
    }
}
