package dev.baton.connectors.sms;

import com.twilio.security.RequestValidator;
import dev.baton.sms.TextSignatures;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Twilio signs its requests with the account's token; without one, nobody is believed. */
@Component
class TwilioSignatures implements TextSignatures {
    private final @Nullable RequestValidator validator;

    TwilioSignatures(SmsSettings settings) {
        var token = settings.authToken();
        this.validator = token == null || token.isBlank() ? null : new RequestValidator(token);
    }

    @Override
    public boolean isGenuine(String url, Map<String, String> parameters, String signature) {
        return validator != null && validator.validate(url, parameters, signature);
    }
}
