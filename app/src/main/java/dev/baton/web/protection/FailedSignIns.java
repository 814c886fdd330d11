package dev.baton.web.protection;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Counts wrong passwords by their address, and by address and name. */
@Component
class FailedSignIns {
    private final Limits limits;

    FailedSignIns(Limits limits) {
        this.limits = limits;
    }

    @EventListener
    void count(AbstractAuthenticationFailureEvent failure) {
        var attempt = failure.getAuthentication();
        if (attempt.getDetails() instanceof WebAuthenticationDetails details) {
            var address = details.getRemoteAddress();
            limits.take(Limit.SIGN_IN_ADDRESS, address);
            limits.take(Limit.SIGN_IN_NAME, AddressLimitFilter.nameAt(attempt.getName(), address));
        }
    }
}
