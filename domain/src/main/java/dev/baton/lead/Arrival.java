package dev.baton.lead;

import dev.baton.shared.Texts;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * How a lead came in.
 *
 * @param campaign what the link they followed said
 * @param message what the person wrote
 * @param submitSeconds how long the form was open; null when it came by no form
 * @param thank whether an acknowledgement may be sent
 */
@Embeddable
record Arrival(
        @Convert(converter = KeyConverters.OfChannel.class) LeadChannel channel,
        @JdbcTypeCode(SqlTypes.JSON) Map<String, String> campaign,
        @Nullable String message,
        boolean honeypotFilled,
        @Nullable Integer submitSeconds,
        @Nullable String ip,
        boolean thank) {
    static Arrival of(NewLead handedIn) {
        var message = handedIn.message();
        return new Arrival(
                handedIn.channel(),
                handedIn.campaign(),
                message == null ? null : Texts.orNull(Texts.block(message)),
                handedIn.honeypotFilled(),
                handedIn.submitSeconds(),
                handedIn.ip(),
                handedIn.thank());
    }

    Arrival by(Map<String, String> other) {
        return new Arrival(channel, other, message, honeypotFilled, submitSeconds, ip, thank);
    }

    /** Without what tells of the person. */
    Arrival erased() {
        return new Arrival(channel, Map.of(), null, honeypotFilled, submitSeconds, null, thank);
    }
}
