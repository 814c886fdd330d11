package dev.baton.testing;

import java.util.List;
import java.util.stream.Stream;

/** What may stand above a letter that Baton has sent, in lower case: anything else came from whoever wrote into it. */
public final class LetterHeaders {
    /** Those that Baton writes. */
    public static final List<String> OURS = List.of(
            "date",
            "from",
            "reply-to",
            "to",
            "cc",
            "dkim-signature",
            "message-id",
            "subject",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "in-reply-to",
            "references",
            "auto-submitted",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "x-auto-response-suppress",
            "x-baton-record");

    /** Those, and what a mail server adds on the way. */
    public static final List<String> ARRIVED =
            Stream.concat(Stream.of("return-path", "received"), OURS.stream()).toList();

    private LetterHeaders() {}
}
