package dev.baton.connectors.sms;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import dev.baton.outbox.Channel;
import dev.baton.outbox.NotNow;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import dev.baton.shared.PhoneNumber;
import dev.baton.sms.OptOut;
import dev.baton.sms.OptOuts;
import dev.baton.sms.TextSettings;
import dev.baton.sms.TextStatuses;
import dev.baton.sms.WebHooks;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sends texts by Twilio's SDK. Twilio knows no key by which it would take a text once only, so before one is tried again
 * it is looked for among those that Twilio took (docs/decisions/0034).
 */
@Component
class TwilioSender implements Sender {
    /** The peer's clock may differ from ours by this much. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final long PAGE = 200;
    /** Our account's fault, or the moment's: the same text may pass later. */
    private static final Set<Integer> NOT_THE_TEXTS_FAULT = Set.of(401, 403, 404, 408, 409);

    private final SmsSettings settings;
    private final Outbox outbox;
    private final OptOuts optOuts;
    private final TextSettings hours;
    private final TextStatuses statuses;
    private final ObjectProvider<WebHooks> hooks;
    private final Clock clock;
    private final @Nullable TwilioRestClient twilio;

    TwilioSender(
            SmsSettings settings,
            Outbox outbox,
            OptOuts optOuts,
            TextSettings hours,
            TextStatuses statuses,
            ObjectProvider<WebHooks> hooks,
            Clock clock) {
        this.settings = settings;
        this.outbox = outbox;
        this.optOuts = optOuts;
        this.hours = hours;
        this.statuses = statuses;
        this.hooks = hooks;
        this.clock = clock;
        this.twilio = settings.missing() != null
                ? null
                : new TwilioRestClient.Builder(
                                String.valueOf(settings.accountSid()), String.valueOf(settings.authToken()))
                        .httpClient(new TwilioLine(settings))
                        .build();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public SendOutcome send(OutboxEntry entry) {
        if (twilio == null) {
            throw new IllegalStateException("No account at Twilio is set up (" + settings.missing() + ")");
        }
        var text = PostedText.fromPayload(entry.payload());
        var number = PhoneNumber.read(text.to(), null);
        if (number == null) {
            return new SendOutcome.Refused("Not a telephone number");
        }
        var earlier = mayHaveArrived(entry) ? earlier(twilio, entry, text) : Optional.<String>empty();
        if (earlier.isPresent()) {
            return new SendOutcome.Sent(earlier.get() + " (taken at an earlier try)");
        }
        if (!text.confirms() && optOuts.isOptedOut(number)) {
            return new SendOutcome.Refused("Whoever has this number wants no texts");
        }
        if (!text.mayDisturb(clock.instant())) {
            var end = hours.quietUntil(number);
            if (end.isPresent()) {
                return new SendOutcome.Later(end.get(), "Waits for the end of the quiet hours");
            }
        }
        return handOver(twilio, entry, text, number);
    }

    private SendOutcome handOver(TwilioRestClient twilio, OutboxEntry entry, PostedText text, PhoneNumber number) {
        try {
            var sid = String.valueOf(message(entry, text).create(twilio).getSid());
            // What is known by this name already is this text: its call-back was faster.
            var ours = statuses.taken(entry.id(), sid);
            return new SendOutcome.Sent(ours ? sid : sid + " (known as another text)");
        } catch (ApiException answer) {
            return refusal(answer, number);
        } catch (UncheckedIOException cause) {
            throw new NotNow("Twilio may have taken it", settings.settle(), cause);
        }
    }

    private MessageCreator message(OutboxEntry entry, PostedText text) {
        var to = new com.twilio.type.PhoneNumber(text.to());
        var message = settings.hasService()
                ? Message.creator(to, String.valueOf(settings.messagingServiceSid()), text.text())
                : Message.creator(to, new com.twilio.type.PhoneNumber(settings.from()), text.text());
        var ways = hooks.getIfAvailable();
        return ways == null ? message : message.setStatusCallback(ways.status(entry.tenant(), entry.id()));
    }

    private SendOutcome refusal(ApiException answer, PhoneNumber number) {
        var code = answer.getCode() == null ? 0 : answer.getCode();
        var status = answer.getStatusCode() == null ? 0 : answer.getStatusCode();
        // Twilio's own words quote the number.
        var words = "Twilio answers " + status + " (" + code + ")";
        if (code == TextStatuses.OPTED_OUT) {
            optOuts.note(number, OptOut.How.PROVIDER, clock.instant());
            return new SendOutcome.Refused(words + ": whoever has this number wants no texts");
        }
        if (status / 100 != 4 || NOT_THE_TEXTS_FAULT.contains(status)) {
            throw new IllegalStateException(words, answer);
        }
        return new SendOutcome.Refused(words);
    }

    /** Unless the last try was the first, or was told that nothing was taken. */
    private boolean mayHaveArrived(OutboxEntry entry) {
        if (entry.attempts() == 0) {
            return false;
        }
        var tries = outbox.attempts(entry.id());
        return tries.isEmpty() || tries.stream().anyMatch(each -> !each.answer().contains(TwilioLine.TOO_MANY));
    }

    /** The name of this text at Twilio, if it is there: as it told itself, else by who got the same words since. */
    private Optional<String> earlier(TwilioRestClient twilio, OutboxEntry entry, PostedText text) {
        var told = statuses.of(entry.id());
        if (told.isPresent()) {
            return told.map(TextStatuses.Known::sid);
        }
        var since = entry.createdAt().minus(SKEW);
        return Message.reader().setTo(text.to()).setPageSize(PAGE).firstPage(twilio).getRecords().stream()
                .filter(sent -> text.text().equals(sent.getBody()))
                .filter(sent -> sent.getDirection() != Message.Direction.INBOUND)
                .filter(sent -> sent.getDateCreated() == null
                        || sent.getDateCreated().toInstant().isAfter(since))
                .map(Message::getSid)
                .filter(sid -> statuses.taken(entry.id(), sid))
                .findFirst();
    }
}
