package dev.baton.web.records;

import dev.baton.outbox.OutboxEntry;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline as a page shows it.
 *
 * @param sent how far a letter has come on its way out; null for anything else
 */
public record TimelineEntry(
        Activity activity, Who who, @Nullable OutboxEntry sent) {
    public String icon() {
        return switch (activity.kind()) {
            case MAIL_IN, MAIL_OUT, MAIL_OPEN, MAIL_CLICK, CAMPAIGN_REPLY -> "mail";
            case CALL, SMS_IN, SMS_OUT -> "phone";
            case MEETING -> "clock";
            case DECISION -> "decision";
            case WEB_FORM, IMPORT, API, DOWNLOAD, PAGE_VIEW -> "inbox";
            case ASSIGNMENT, MERGE -> "leads";
            case STATUS, CONSENT -> "check";
            case NOTE, OTHER -> "note";
        };
    }

    /** What comes from the customer stands out. */
    public String tone() {
        if (sent != null && sentTone().equals("danger")) {
            return "danger";
        }
        return activity.direction() == Direction.IN ? "info" : "";
    }

    /** What our people said among themselves, which no customer may ever see. */
    public boolean isInternal() {
        return activity.kind() == ActivityKind.NOTE;
    }

    /** A letter to one of us about the record, which is none of what is said in it. */
    public boolean isToOurselves() {
        return Boolean.TRUE.equals(activity.detail().get("toOurselves"));
    }

    /**
     * Who outside said it; null for what one of us did or noted.
     *
     * @param customer whose record it is, who said what nobody else is named for
     * @param ways the customer's address and number
     */
    public @Nullable String writer(@Nullable String customer, @Nullable String... ways) {
        if (activity.direction() != Direction.IN || who.kind().equals("person")) {
            return null;
        }
        if (activity.detail().get("name") instanceof String name && !name.isBlank()) {
            return name;
        }
        return activity.detail().get("from") instanceof String from
                        && (customer == null || Arrays.stream(ways).noneMatch(from::equalsIgnoreCase))
                ? from
                : customer;
    }

    /** What was said, not what merely happened. */
    public boolean isWords() {
        return !isToOurselves() && isSaid();
    }

    private boolean isSaid() {
        return switch (activity.kind()) {
            case MAIL_IN, MAIL_OUT, SMS_IN, SMS_OUT, WEB_FORM, CALL, MEETING, NOTE, API, OTHER, CAMPAIGN_REPLY -> true;
            case STATUS, DECISION, ASSIGNMENT, IMPORT, DOWNLOAD, PAGE_VIEW, MAIL_OPEN, MAIL_CLICK, CONSENT, MERGE ->
                false;
        };
    }

    public String sentTone() {
        if (sent == null) {
            return "neutral";
        }
        return switch (sent.state()) {
            case SENT -> "success";
            case WAITING -> "info";
            case DEAD -> "danger";
            case CANCELLED, KEPT -> "neutral";
        };
    }

    /** People's words; those of a mail with a formatted part are shown with their form instead. */
    public boolean isPlain() {
        return activity.body() != null && !activity.body().isBlank();
    }

    public boolean isFormatted() {
        return activity.html() != null && !activity.html().isBlank();
    }

    /** Pictures that lie elsewhere, whose sender would learn that they were looked at. */
    public boolean hasPictures() {
        return activity.html() != null && activity.html().contains("<img");
    }
}
