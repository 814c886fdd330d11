package dev.baton.web.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Entity tags (RFC 9110, section 8.8.3) of records: their version in quotes. */
final class Versions {
    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Reads the version out of {@code If-Match}.
     *
     * @throws ResponseStatusException 428 (RFC 6585) without one, 400 for one that is none of ours
     */
    static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ResponseStatusException(
                    HttpStatus.PRECONDITION_REQUIRED, "Read the record first, and send its ETag as If-Match.");
        }
        try {
            return Long.parseLong(ifMatch.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException cause) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "If-Match must be the ETag that reading the record gave.", cause);
        }
    }

    /** What whoever sent an outdated version is told: 412. */
    static ResponseStatusException stale(Throwable cause) {
        return new ResponseStatusException(
                HttpStatus.PRECONDITION_FAILED, "Somebody changed this since you read it. Read it again.", cause);
    }

    private Versions() {}
}
