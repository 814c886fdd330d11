package dev.baton.web.tickets;

import dev.baton.idempotency.Answer;
import dev.baton.sla.ClockKind;
import dev.baton.sla.PauseReason;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.Impact;
import dev.baton.ticket.MovedDeadline;
import dev.baton.ticket.Priority;
import dev.baton.ticket.SupportTier;
import dev.baton.ticket.Surveys;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketId;
import dev.baton.ticket.TicketRow;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketView;
import dev.baton.ticket.Topic;
import dev.baton.timeline.Activity;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.web.StaffPages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mockito.invocation.InvocationOnMock;

/** Tickets to show on pages. */
public final class TicketSamples {
    public static final TicketId TICKET = TicketId.parse("0190a000-0000-7000-8000-00000000a001");
    public static final TicketId OTHER = TicketId.parse("0190a000-0000-7000-8000-00000000a002");
    public static final String KEY = "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk";

    /** The solution was due in two days and would be due at once, which is late already. */
    public static final MovedDeadline MOVED = new MovedDeadline(
            OTHER,
            1007,
            "Cannot print",
            ClockKind.RESOLUTION,
            StaffPages.NOW.plus(Duration.ofDays(2)),
            StaffPages.NOW,
            true);

    /** Ada Lovelace asks about a pump; Tom has it. */
    public static TicketView ticket(TicketStatus status) {
        return ticket(TICKET, 1042, status);
    }

    /** The same, of somebody who has no address. */
    public static TicketView byPhone() {
        return ticket(TICKET, 1042, TicketStatus.OPEN, null);
    }

    public static TicketView ticket(TicketId id, long number, TicketStatus status) {
        return ticket(id, number, status, "ada@engines.example");
    }

    private static TicketView ticket(TicketId id, long number, TicketStatus status, @Nullable String email) {
        return new TicketView(
                id,
                7,
                number,
                "The pump <b>stands</b> still",
                status,
                TicketChannel.EMAIL,
                Priority.HIGH,
                Topic.OUTAGE,
                "outage",
                "pump",
                Impact.SOME,
                "support-l1",
                1,
                "tom",
                "Tom Hart",
                "Ada Lovelace",
                email,
                "+442079460000",
                "en",
                SupportTier.GOLD,
                true,
                null,
                null,
                "Engines Ltd",
                Set.of("carl@engines.example"),
                "gold-high",
                1,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                StaffPages.NOW.minus(Duration.ofHours(5)),
                StaffPages.NOW.minus(Duration.ofHours(2)),
                null,
                StaffPages.NOW.minus(Duration.ofHours(3)),
                null,
                null,
                List.of(
                        clock(ClockKind.FIRST, Duration.ofHours(-3), true, null, StaffPages.NOW),
                        clock(ClockKind.RESOLUTION, Duration.ofHours(5), false, PauseReason.CUSTOMER, null)),
                List.of(new Surveys.Rating(1, true, 2, "Slow", StaffPages.NOW)),
                KEY);
    }

    public static ClockView clock(
            ClockKind kind,
            Duration left,
            boolean running,
            @Nullable PauseReason pausedFor,
            @Nullable Instant breachedAt) {
        return new ClockView(
                kind,
                1,
                "gold-high",
                "default",
                Duration.ofHours(8),
                left,
                running,
                pausedFor,
                running ? StaffPages.NOW.plus(left) : null,
                breachedAt,
                null);
    }

    public static TicketRow row(boolean breached, @Nullable Instant expectedAt) {
        return new TicketRow(
                TICKET,
                1042,
                "The pump <b>stands</b> still",
                "Ada Lovelace",
                "Engines Ltd",
                TicketStatus.OPEN,
                Priority.URGENT,
                "support-l1",
                "tom",
                "Tom Hart",
                TicketChannel.EMAIL,
                true,
                StaffPages.NOW,
                StaffPages.NOW,
                StaffPages.NOW.plus(Duration.ofHours(1)),
                breached,
                StaffPages.NOW.plus(Duration.ofHours(4)),
                expectedAt);
    }

    public static Activity said(ActivityKind kind, Direction direction, String text, Map<String, Object> detail) {
        return new Activity(
                ActivityId.create(),
                TICKET.record(),
                kind,
                direction,
                StaffPages.NOW,
                "person:tom",
                null,
                text,
                null,
                null,
                detail,
                List.of());
    }

    /** What the machinery noted beside what was said. */
    public static Activity noted(ActivityKind kind, @Nullable String subject, @Nullable String body) {
        return said(kind, Direction.INTERNAL, "", Map.of()).inWords(subject, body);
    }

    private TicketSamples() {}

    /** What is sent for the first time is done: how {@link dev.baton.idempotency.Idempotency} answers. */
    static Answer done(InvocationOnMock call) {
        Supplier<UUID> work = call.getArgument(2);
        return new Answer(work.get(), false);
    }
}
