package dev.baton.signin;

import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Where somebody wanted to go before they were sent to sign in: a page they can look at, and no part of one. */
final class PagesToReturnTo {
    static HttpSessionRequestCache cache() {
        var cache = new HttpSessionRequestCache();
        // People keep the address they wanted, without "?continue".
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> {
            var accept = request.getHeader("Accept");
            return request.getMethod().equals("GET")
                    && accept != null
                    && accept.contains(MediaType.TEXT_HTML_VALUE)
                    && !ExpiredPage.isAskedForPart(request);
        });
        return cache;
    }

    private PagesToReturnTo() {}
}
