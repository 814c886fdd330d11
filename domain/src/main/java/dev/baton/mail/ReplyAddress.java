package dev.baton.mail;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The address an answer to a record's letter comes to: {@code sales+l0199....@acme.example}. An answer finds its record
 * by it even when the writer's mail program drops every other trace.
 */
public final class ReplyAddress {
    private static final Pattern TOKEN =
            Pattern.compile("\\+([a-z])([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@", Pattern.CASE_INSENSITIVE);

    /** The tenant's address with the record's token. */
    public static String of(String tenantAddress, RecordRef record) {
        var at = tenantAddress.lastIndexOf('@');
        return tenantAddress.substring(0, at) + "+" + token(record) + tenantAddress.substring(at);
    }

    /** The record an address names, if it carries a token of ours. */
    public static Optional<RecordRef> recordIn(String address) {
        var token = TOKEN.matcher(address);
        if (!token.find()) {
            return Optional.empty();
        }
        var letter = token.group(1).toLowerCase(Locale.ROOT).charAt(0);
        for (var type : RecordType.values()) {
            if (letter(type) == letter) {
                return Optional.of(new RecordRef(type, UUID.fromString(token.group(2))));
            }
        }
        return Optional.empty();
    }

    /** The record, in a word. */
    static String token(RecordRef record) {
        return letter(record.type()) + record.id().toString();
    }

    private static char letter(RecordType type) {
        return switch (type) {
            case LEAD -> 'l';
            case COMPANY -> 'c';
            case CONTACT -> 'p';
            case OPPORTUNITY -> 'o';
            case ERASURE -> 'e';
            case TICKET -> 't';
            case SIDE_CONVERSATION -> 's';
            case PERSON -> 'u';
        };
    }

    private ReplyAddress() {}
}
