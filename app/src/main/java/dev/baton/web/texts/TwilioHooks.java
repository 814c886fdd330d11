package dev.baton.web.texts;

import dev.baton.inbox.Inbox;
import dev.baton.sms.ReceivedText;
import dev.baton.sms.TextReport;
import dev.baton.sms.TextSignatures;
import dev.baton.sms.WebHooks;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes in what Twilio sends, if Twilio signed it for our public address; with any other signature nothing is kept. It is
 * stored and answered at once, and handled from the inbox.
 */
@RestController
@RequestMapping(TwilioAddresses.ROOT + "{publicKey}")
@OpenTo(because = "Twilio has no account here: each of its requests carries a signature, without which nothing is kept")
class TwilioHooks {
    private static final Actor TWILIO = Actor.system("twilio");
    private static final String SIGNATURE = "X-Twilio-Signature";
    /** No words of ours: what we answer goes out by the outbox. */
    private static final String NOTHING_TO_SAY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private static final int MOST_MEDIA = 10;
    private static final int LONGEST = 2_000;

    private final Tenants tenants;
    private final TextSignatures signatures;
    private final WebHooks hooks;
    private final Inbox inbox;

    TwilioHooks(Tenants tenants, TextSignatures signatures, WebHooks hooks, Inbox inbox) {
        this.tenants = tenants;
        this.signatures = signatures;
        this.hooks = hooks;
        this.inbox = inbox;
    }

    @PostMapping(path = "/messages", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> received(
            @PathVariable String publicKey,
            @RequestHeader(name = SIGNATURE, defaultValue = "") String signature,
            HttpServletRequest request) {
        var refused = taken(
                publicKey,
                tenant -> hooks.messages(tenant.id()),
                signature,
                request,
                (tenant, form) -> inbox.take(
                        ReceivedText.KIND,
                        sid(form),
                        ReceivedText.KIND,
                        null,
                        text(form).toPayload(),
                        null));
        return refused == null
                ? ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(NOTHING_TO_SAY)
                : ResponseEntity.status(refused).build();
    }

    @PostMapping(path = "/status/{message}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> told(
            @PathVariable String publicKey,
            @PathVariable UUID message,
            @RequestHeader(name = SIGNATURE, defaultValue = "") String signature,
            HttpServletRequest request) {
        var refused =
                taken(publicKey, tenant -> hooks.status(tenant.id(), message), signature, request, (tenant, form) -> {
                    var report = report(message, form);
                    inbox.take(
                            TextReport.KIND,
                            report.sid() + "+" + report.status(),
                            TextReport.KIND,
                            null,
                            report.toPayload(),
                            null);
                });
        return ResponseEntity.status(refused == null ? HttpStatus.NO_CONTENT : refused)
                .build();
    }

    /** Null when it was stored, or had been before. */
    private @Nullable HttpStatus taken(
            String publicKey,
            Function<Tenant, URI> address,
            String signature,
            HttpServletRequest request,
            BiConsumer<Tenant, Map<String, String>> take) {
        var tenant = tenants.byPublicKey(publicKey).orElse(null);
        if (tenant == null) {
            return HttpStatus.NOT_FOUND;
        }
        var form = form(request);
        if (request.getQueryString() != null
                || !signatures.isGenuine(address.apply(tenant).toString(), form, signature)) {
            return HttpStatus.FORBIDDEN;
        }
        if (sid(form).isEmpty()) {
            return HttpStatus.BAD_REQUEST;
        }
        Tenancy.run(tenant.id(), TWILIO, () -> take.accept(tenant, form));
        return null;
    }

    private static ReceivedText text(Map<String, String> form) {
        var count = number(form.get("NumMedia"));
        var media = IntStream.range(0, count == null ? 0 : Math.min(count, MOST_MEDIA))
                .mapToObj(n -> form.get("MediaUrl" + n))
                .filter(Objects::nonNull)
                .map(TwilioHooks::cut)
                .toList();
        return new ReceivedText(
                sid(form),
                cut(form.getOrDefault("From", "")),
                cut(form.getOrDefault("To", "")),
                cut(form.getOrDefault("Body", "")),
                media,
                form.get("OptOutType"));
    }

    private static TextReport report(UUID message, Map<String, String> form) {
        return new TextReport(
                message,
                sid(form),
                cut(Stream.of(form.get("MessageStatus"), form.get("SmsStatus"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("")),
                number(form.get("ErrorCode")));
    }

    private static String sid(Map<String, String> form) {
        return cut(form.getOrDefault("MessageSid", form.getOrDefault("SmsSid", "")));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** Without what PostgreSQL cannot keep, and no longer than any text. */
    private static String cut(String text) {
        var clean = text.replace("\0", "");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    private static Map<String, String> form(HttpServletRequest request) {
        var form = new LinkedHashMap<String, String>();
        request.getParameterMap()
                .forEach((name, values) -> form.put(name, List.of(values).get(0)));
        return form;
    }
}
