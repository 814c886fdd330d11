package dev.baton.web.portal;

import dev.baton.shared.EmailAddress;
import dev.baton.ticket.TicketView;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.AttachmentInfo;
import dev.baton.timeline.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said between a customer and us.
 *
 * @param ours whether we said it
 * @param files what came along
 */
record PortalEntry(
        boolean ours,
        Instant at,
        @Nullable String subject,
        @Nullable String text,
        List<AttachmentInfo> files) {
    /** What a customer may see at all. Whatever is added to the kinds is a secret until it is named here. */
    static final Set<ActivityKind> SHOWN = Set.of(ActivityKind.MAIL_IN, ActivityKind.MAIL_OUT, ActivityKind.WEB_FORM);

    /** Nothing for what was not said between the two: our people get letters about tickets too. */
    static Optional<PortalEntry> of(Activity activity, TicketView ticket) {
        if (!SHOWN.contains(activity.kind())
                || activity.direction() == Direction.INTERNAL
                || !isTheirs(activity, ticket)) {
            return Optional.empty();
        }
        return Optional.of(new PortalEntry(
                activity.kind() == ActivityKind.MAIL_OUT,
                activity.occurredAt(),
                activity.subject(),
                activity.body(),
                activity.attachments()));
    }

    private static boolean isTheirs(Activity activity, TicketView ticket) {
        return switch (activity.kind()) {
            case WEB_FORM ->
                !(activity.detail().get("from") instanceof String from)
                        || from.equals(ticket.requesterPhone())
                        || isOneOfThem(from, ticket);
            case MAIL_IN -> isOneOfThem(activity.detail().get("from"), ticket);
            case MAIL_OUT ->
                !is("toOurselves", activity)
                        && isOneOfThem(activity.detail().get("to"), ticket)
                        && (!is("again", activity)
                                || isRequester(activity.detail().get("to"), ticket));
            default -> false;
        };
    }

    private static boolean is(String flag, Activity activity) {
        return Boolean.TRUE.equals(activity.detail().get(flag));
    }

    private static boolean isRequester(@Nullable Object address, TicketView ticket) {
        return Objects.toString(address, "").equalsIgnoreCase(ticket.requesterEmail());
    }

    private static boolean isOneOfThem(@Nullable Object address, TicketView ticket) {
        var read = EmailAddress.read(Objects.toString(address, ""));
        return read != null
                && Stream.concat(Stream.ofNullable(ticket.requesterEmail()), ticket.participants().stream())
                        .map(EmailAddress::read)
                        .filter(Objects::nonNull)
                        .anyMatch(one -> one.key().equals(read.key()));
    }
}
