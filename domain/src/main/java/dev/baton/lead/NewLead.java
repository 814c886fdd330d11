package dev.baton.lead;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.consent.ConsentGiven;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it was handed in, before anything was checked.
 *
 * <pre>{@code
 * leads.register(NewLead.by(LeadChannel.WEB).firstName("Ada").lastName("Lovelace").email("ada@engines.example").build());
 * }</pre>
 *
 * @param country ISO 3166-1 alpha-2 ({@code DE}), or the country's name in English or its own language
 * @param language ISO 639-1 ({@code de}); null for the tenant's
 * @param source where they heard of us: {@code website}, {@code campaign}, {@code referral}, ...
 * @param campaign what the link they followed said ({@code utm_source}, ...)
 * @param externalId what the handing-in system calls it; unique in the tenant
 * @param submitSeconds how long the form was open; null when it came by no form
 * @param thank whether an acknowledgement may be sent
 */
public record NewLead(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String product,
        @Nullable String language,
        LeadChannel channel,
        @Nullable String source,
        Map<String, String> campaign,
        @Nullable String externalId,
        @Nullable String message,
        boolean honeypotFilled,
        @Nullable Integer submitSeconds,
        @Nullable String ip,
        @Nullable ConsentGiven consent,
        boolean thank) {

    public NewLead {
        campaign = Map.copyOf(campaign);
    }

    /** What was said of each field; nothing of the silent ones. */
    Map<LeadField, String> written() {
        var written = new EnumMap<LeadField, String>(LeadField.class);
        put(written, LeadField.FIRST_NAME, firstName);
        put(written, LeadField.LAST_NAME, lastName);
        put(written, LeadField.COMPANY_NAME, companyName);
        put(written, LeadField.EMAIL, email);
        put(written, LeadField.PHONE, phone);
        put(written, LeadField.JOB_TITLE, jobTitle);
        put(written, LeadField.COUNTRY, country);
        put(written, LeadField.INDUSTRY, industry);
        put(written, LeadField.EMPLOYEES, employees == null ? null : employees.toString());
        put(written, LeadField.PRODUCT, product);
        put(written, LeadField.LANGUAGE, language);
        put(written, LeadField.SOURCE, source);
        return written;
    }

    private static void put(Map<LeadField, String> written, LeadField field, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            written.put(field, text);
        }
    }

    /** Begins a lead that came that way. It is thanked unless it was imported or said otherwise. */
    public static Builder by(LeadChannel channel) {
        return new Builder(channel);
    }

    /** Puts a lead together. */
    public static final class Builder {
        private final LeadChannel channel;
        private @Nullable String firstName;
        private @Nullable String lastName;
        private @Nullable String companyName;
        private @Nullable String email;
        private @Nullable String phone;
        private @Nullable String jobTitle;
        private @Nullable String country;
        private @Nullable String industry;
        private @Nullable Integer employees;
        private @Nullable String product;
        private @Nullable String language;
        private @Nullable String source;
        private Map<String, String> campaign = Map.of();
        private @Nullable String externalId;
        private @Nullable String message;
        private boolean honeypotFilled;
        private @Nullable Integer submitSeconds;
        private @Nullable String ip;
        private @Nullable ConsentGiven consent;
        private boolean thank;

        private Builder(LeadChannel channel) {
            this.channel = channel;
            this.thank = channel != LeadChannel.IMPORT;
        }

        @CanIgnoreReturnValue
        public Builder firstName(@Nullable String value) {
            this.firstName = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder lastName(@Nullable String value) {
            this.lastName = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder companyName(@Nullable String value) {
            this.companyName = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder email(@Nullable String value) {
            this.email = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder phone(@Nullable String value) {
            this.phone = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder jobTitle(@Nullable String value) {
            this.jobTitle = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder country(@Nullable String value) {
            this.country = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder industry(@Nullable String value) {
            this.industry = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder employees(@Nullable Integer value) {
            this.employees = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder product(@Nullable String value) {
            this.product = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder language(@Nullable String value) {
            this.language = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder source(@Nullable String value) {
            this.source = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder campaign(Map<String, String> value) {
            this.campaign = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder externalId(@Nullable String value) {
            this.externalId = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder message(@Nullable String value) {
            this.message = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder honeypotFilled(boolean value) {
            this.honeypotFilled = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder submitSeconds(@Nullable Integer value) {
            this.submitSeconds = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder ip(@Nullable String value) {
            this.ip = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder consent(@Nullable ConsentGiven value) {
            this.consent = value;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder thank(boolean value) {
            this.thank = value;
            return this;
        }

        public NewLead build() {
            return new NewLead(
                    firstName,
                    lastName,
                    companyName,
                    email,
                    phone,
                    jobTitle,
                    country,
                    industry,
                    employees,
                    product,
                    language,
                    channel,
                    source,
                    campaign,
                    externalId,
                    message,
                    honeypotFilled,
                    submitSeconds,
                    ip,
                    consent,
                    thank);
        }
    }
}
