package dev.baton.web.portal;

import dev.baton.idempotency.Idempotency;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.timeline.NewAttachment;
import dev.baton.web.protection.Limit;
import dev.baton.web.protection.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of the portal share: whose portal it is, that nothing learns the key in its address, how much is taken. */
@Component
class PortalDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PortalDesk.class);
    private static final Actor PORTAL = Actor.system("portal");
    private static final int LONGEST_FORM_ID = 64;

    private final Tenants tenants;
    private final Idempotency idempotency;
    private final Limits limits;

    PortalDesk(Tenants tenants, Idempotency idempotency, Limits limits) {
        this.tenants = tenants;
        this.idempotency = idempotency;
        this.limits = limits;
    }

    /** Makes a page for the tenant of the address; one that helps on if there is no such tenant, or no such ticket. */
    String page(String publicKey, Model page, HttpServletResponse response, Function<Tenant, String> show) {
        // The address holds the key of the ticket: no other site may learn it.
        response.setHeader("Referrer-Policy", "no-referrer");
        var tenant = tenants.byPublicKey(publicKey).orElse(null);
        if (tenant == null) {
            return unknown(response);
        }
        page.addAttribute("company", tenant.name());
        page.addAttribute("publicKey", tenant.publicKey());
        try {
            return Tenancy.as(tenant.id(), PORTAL, () -> show.apply(tenant));
        } catch (NotFound none) {
            return unknown(response);
        }
    }

    /** Something of the tenant of the address that is no page; empty if there is no such tenant, or no such thing. */
    <R> Optional<R> find(String publicKey, Function<Tenant, R> work) {
        try {
            return tenants.byPublicKey(publicKey)
                    .map(tenant -> Tenancy.as(tenant.id(), PORTAL, () -> work.apply(tenant)));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    /**
     * Takes what somebody sends, unless more comes from there than is taken. Then the answer says how long to wait, and the
     * page shows the form again with all that is in it.
     *
     * @return whether it was taken
     * @throws Invalid if it is refused; it does not count as sent
     */
    boolean take(HttpServletRequest request, Model page, HttpServletResponse response, Runnable work) {
        var address = request.getRemoteAddr();
        var wait = limits.take(Limit.PUBLIC_FORM, address);
        if (!wait.isZero()) {
            var seconds = wait.plusSeconds(1).toSeconds();
            page.addAttribute("seconds", seconds);
            response.setStatus(429);
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            return false;
        }
        try {
            work.run();
            return true;
        } catch (Invalid invalid) {
            // Nothing was kept: it cost no more than the form did, which is limited with all that an address asks.
            limits.giveBack(Limit.PUBLIC_FORM, address);
            throw invalid;
        }
    }

    /** Does what a form asks; sent twice, it is done once, and with other words again. */
    void once(@Nullable String formId, String words, List<NewAttachment> files, Supplier<UUID> work) {
        if (formId == null || formId.isBlank() || formId.length() > LONGEST_FORM_ID) {
            LOG.debug("A form without a name made {}", work.get());
            return;
        }
        var answer = idempotency.onceFilledIn("portal/" + formId, words + contents(files), work);
        if (answer.replayed()) {
            LOG.debug("Form {} was sent twice; it made {}", formId, answer.made());
        }
    }

    private static String contents(List<NewAttachment> files) {
        return files.stream()
                .map(file -> "\n" + file.fileName() + " " + UUID.nameUUIDFromBytes(file.content()))
                .collect(Collectors.joining());
    }

    private static String unknown(HttpServletResponse response) {
        response.setStatus(404);
        return "portal/unknown";
    }
}
