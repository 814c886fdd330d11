package dev.baton.ticket;

import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.NewAttachment;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the timeline of a ticket keeps of what was done with it. */
@Component
class TicketNotes {
    private final Timeline timeline;
    private final Clock clock;

    TicketNotes(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    void cameIn(Ticket ticket, NewTicket details, List<NewAttachment> files) {
        timeline.add(NewActivity.of(ticket.record(), kindOf(details.channel()), Direction.IN, clock.instant())
                .subject(ticket.subject())
                .body(details.text())
                .detail(saidBy(details.channel(), ticket.requester()))
                .attachments(files));
    }

    void status(Ticket ticket, String subject, @Nullable String note) {
        timeline.add(NewActivity.of(ticket.record(), ActivityKind.STATUS, Direction.INTERNAL, clock.instant())
                .subject(subject)
                .body(note));
    }

    /** What one of us tells the others; no customer ever sees it. */
    void internal(Ticket ticket, String text, String login) {
        timeline.add(NewActivity.of(ticket.record(), ActivityKind.NOTE, Direction.INTERNAL, clock.instant())
                .body(text)
                .detail(Map.of("login", login)));
    }

    void assigned(Ticket ticket, String whom, String reason, Map<String, Object> facts) {
        timeline.add(NewActivity.of(ticket.record(), ActivityKind.ASSIGNMENT, Direction.INTERNAL, clock.instant())
                .subject(whom)
                .body(reason)
                .detail(facts));
    }

    void merged(Ticket ticket, String subject, Map<String, Object> facts) {
        timeline.add(NewActivity.of(ticket.record(), ActivityKind.MERGE, Direction.INTERNAL, clock.instant())
                .subject(subject)
                .detail(facts));
    }

    /** What was said in one ticket belongs to another, with its files. */
    void moved(ActivityId entry, Ticket to) {
        timeline.moveThese(List.of(entry), to.record());
    }

    /** Who says something, where more than one takes part. */
    static Map<String, Object> saidBy(TicketChannel channel, Requester writer) {
        var from = writer.emailKey() == null ? writer.phone() : writer.emailKey();
        return from == null ? Map.of("channel", channel.key()) : Map.of("channel", channel.key(), "from", from);
    }

    /** Something the customer said by another way than a letter. */
    void said(Ticket ticket, ActivityKind kind, String text, Map<String, Object> facts, List<NewAttachment> files) {
        timeline.add(NewActivity.of(ticket.record(), kind, Direction.IN, clock.instant())
                .body(text)
                .detail(facts)
                .attachments(files));
    }

    private static ActivityKind kindOf(TicketChannel channel) {
        return switch (channel) {
            case EMAIL -> ActivityKind.MAIL_IN;
            case PORTAL -> ActivityKind.WEB_FORM;
            case PHONE -> ActivityKind.CALL;
            case SMS -> ActivityKind.OTHER;
            case API -> ActivityKind.API;
        };
    }
}
