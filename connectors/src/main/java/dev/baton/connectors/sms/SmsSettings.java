package dev.baton.connectors.sms;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Twilio that texts go out by; none: they wait.
 *
 * @param authToken also what Twilio signs its requests with
 * @param messagingServiceSid which service chooses the number; none: {@code from}
 * @param from the number texts come from
 * @param baseAddress where Twilio's API is
 * @param peerTimeout how long Twilio may take for one answer
 * @param settle how long Twilio may take until it lists a message it took; no text whose answer was lost is tried again
 *     sooner
 */
@ConfigurationProperties("baton.sms")
record SmsSettings(
        @Nullable String accountSid,
        @Nullable String authToken,
        @Nullable String messagingServiceSid,
        @Nullable String from,
        @DefaultValue("https://api.twilio.com") URI baseAddress,
        @DefaultValue("15s") Duration peerTimeout,
        @DefaultValue("15s") Duration settle) {

    /** What is still missing; null when texts can go. */
    @Nullable
    String missing() {
        if (isBlank(accountSid)) {
            return "baton.sms.account-sid";
        }
        if (isBlank(authToken)) {
            return "baton.sms.auth-token";
        }
        return sender() == null ? "baton.sms.messaging-service-sid or baton.sms.from" : null;
    }

    /** The service or number texts come from; null while none is named. */
    @Nullable
    String sender() {
        return isBlank(from) ? isBlank(messagingServiceSid) ? null : messagingServiceSid : from;
    }

    boolean hasService() {
        return !isBlank(messagingServiceSid);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SmsSettings[" + accountSid + " at " + baseAddress + "]";
    }
}
