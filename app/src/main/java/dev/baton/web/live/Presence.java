package dev.baton.web.live;

import dev.baton.live.Heard;
import dev.baton.live.ListeningAgain;
import dev.baton.live.Signal;
import dev.baton.live.Signals;
import dev.baton.people.PersonId;
import dev.baton.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who looks at which ticket, and who is writing. Nothing of it is kept: each node remembers what all nodes say of the
 * pages that are open at them, and forgets what a node has not repeated for a while.
 */
@Component
class Presence {
    /** Of a node that ended without a word. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(150);

    /** A page says so again while somebody types. */
    private static final Duration WRITES = Duration.ofSeconds(20);

    /** A page asks for its next stream within this time. */
    private static final Duration A_MOMENT = Duration.ofSeconds(4);

    /** What somebody does at a page. */
    enum Doing {
        LOOKS,
        WRITES,
        /** Says nothing new: they are still there. */
        STAYS,
        LEAVES;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Doing parse(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    private record Place(TenantId tenant, UUID ticket) {}

    private record There(
            PersonId person, Instant heard, @Nullable Instant wroteAt) {
        boolean writes(Instant now) {
            return wroteAt != null && wroteAt.plus(WRITES).isAfter(now);
        }
    }

    private final Map<Place, Map<UUID, There>> there = new ConcurrentHashMap<>();
    private final Map<Listener, Instant> leaving = new ConcurrentHashMap<>();
    private final Signals signals;
    private final Streams streams;
    private final Clock clock;

    Presence(Signals signals, Streams streams, Clock clock) {
        this.signals = signals;
        this.streams = streams;
        this.clock = clock;
    }

    /** Lets all nodes know. */
    void say(Listener listener, Doing doing) {
        signals.give(List.of(signal(listener, doing)));
    }

    private static Signal signal(Listener listener, Doing doing) {
        return new Signal(
                listener.tenant(),
                Signal.Kind.PRESENCE,
                Objects.requireNonNull(listener.ticket()),
                List.of(listener.page().toString(), listener.person().toString(), doing.key()));
    }

    /** Who is at a ticket, and whether they write. */
    Map<PersonId, Boolean> at(TenantId tenant, UUID ticket) {
        var now = clock.instant();
        var found = new TreeMap<PersonId, Boolean>((a, b) -> a.value().compareTo(b.value()));
        there.getOrDefault(new Place(tenant, ticket), Map.of())
                .values()
                .forEach(each -> found.merge(each.person(), each.writes(now), Boolean::logicalOr));
        return found;
    }

    @EventListener
    void on(Heard heard) {
        var signal = heard.signal();
        if (signal.kind() == Signal.Kind.PRESENCE && signal.words().size() >= 3) {
            var place = new Place(signal.tenant(), signal.record());
            var words = signal.words();
            if (note(place, UUID.fromString(words.get(0)), PersonId.parse(words.get(1)), Doing.parse(words.get(2)))) {
                tell(place);
            }
        }
    }

    /** Returns whether anybody would see a difference. */
    private boolean note(Place place, UUID page, PersonId person, Doing doing) {
        var now = clock.instant();
        var before = at(place.tenant(), place.ticket());
        there.compute(place, (key, pages) -> {
            var known = pages == null ? new ConcurrentHashMap<UUID, There>() : pages;
            var last = known.get(page);
            switch (doing) {
                case LEAVES -> known.remove(page);
                case LOOKS -> known.put(page, new There(person, now, null));
                case WRITES -> known.put(page, new There(person, now, now));
                case STAYS -> known.put(page, new There(person, now, last == null ? null : last.wroteAt()));
            }
            return known.isEmpty() ? null : known;
        });
        return !before.equals(at(place.tenant(), place.ticket()));
    }

    private void tell(Place place) {
        streams.tell(listener -> listener.shows(place.tenant(), place.ticket()), Words.PRESENCE);
    }

    /** What was said while nobody listened is said again, for those who missed it. */
    @EventListener
    void on(ListeningAgain again) {
        repeat();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void repeat() {
        var ours = looking();
        if (!ours.isEmpty()) {
            signals.give(ours.stream()
                    .map(each -> signal(each, Doing.STAYS))
                    .distinct()
                    .toList());
        }
    }

    private Collection<Listener> looking() {
        return streams.listeners().stream()
                .filter(each -> each.ticket() != null)
                .toList();
    }

    /** Who left, unless they ask for their next stream in a moment. */
    @EventListener
    void on(PageLeft left) {
        if (left.listener().ticket() != null && streams.isRunning()) {
            leaving.put(left.listener(), clock.instant());
        }
    }

    private void sayWhoLeft(Instant now) {
        for (var each : Map.copyOf(leaving).entrySet()) {
            if (!each.getValue().plus(A_MOMENT).isAfter(now)) {
                leaving.remove(each.getKey());
                if (streams.listeners().stream()
                        .noneMatch(open -> open.page().equals(each.getKey().page()))) {
                    say(each.getKey(), Doing.LEAVES);
                }
            }
        }
    }

    /** Nobody writes for ever, and who has gone without a word is gone. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void sweep() {
        var now = clock.instant();
        sayWhoLeft(now);
        for (var place : List.copyOf(there.keySet())) {
            var changed = new boolean[1];
            there.computeIfPresent(place, (key, pages) -> {
                changed[0] |= pages.values()
                        .removeIf(each -> each.heard().plus(FORGOTTEN).isBefore(now));
                pages.replaceAll((page, each) -> {
                    var silent = each.wroteAt() != null && !each.writes(now);
                    changed[0] |= silent;
                    return silent ? new There(each.person(), each.heard(), null) : each;
                });
                return pages.isEmpty() ? null : pages;
            });
            if (changed[0]) {
                tell(place);
            }
        }
    }
}
