package dev.baton.web.live;

import dev.baton.live.Heard;
import dev.baton.live.ListeningAgain;
import dev.baton.live.Signal;
import dev.baton.people.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams of this node. One holds no thread and no connection to the database, and asks it nothing while nothing
 * happens.
 */
@Component
class Streams implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int WRITERS = 4;
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final LiveSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<UUID, Stream> open = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService writers;
    private volatile boolean running;

    Streams(LiveSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a stream.
     *
     * @throws ResponseStatusException 429 if this node has too many, or ends
     */
    SseEmitter open(Listener listener) {
        if (!running || open.size() >= settings.perNode()) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        makeRoom(listener.person());
        var id = UUID.randomUUID();
        // Ends are ours to make; the server's own is for streams that everybody forgot.
        var emitter = new SseEmitter(settings.life().multipliedBy(2).toMillis());
        var stream = new Stream(listener, emitter, clock.instant().plus(settings.life()));
        emitter.onCompletion(() -> forget(id));
        emitter.onTimeout(stream::end);
        emitter.onError(gone -> forget(id));
        open.put(id, stream);
        begin(stream);
        if (!running) {
            stream.end();
        }
        return emitter;
    }

    /** Whoever goes quickly from page to page leaves streams behind that nobody has noticed yet: the oldest go first. */
    private void makeRoom(PersonId person) {
        var theirs = open.values().stream()
                .filter(stream -> stream.listener().person().equals(person))
                .sorted(Comparator.comparing(Stream::until))
                .toList();
        theirs.stream()
                .limit(Math.max(0, theirs.size() - settings.perPerson() + 1))
                .forEach(this::end);
    }

    private void end(Stream stream) {
        stream.end();
        open.entrySet().stream()
                .filter(each -> each.getValue() == stream)
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(this::forget);
    }

    /**
     * Once the request has become a stream. Had the page been left by then, Tomcat (10.1) would take the request for one
     * under way for ever, and wait for it whenever it is to stop.
     */
    private void begin(Stream stream) {
        var threads = writers;
        if (threads == null) {
            return;
        }
        try {
            threads.schedule(stream::drain, A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            LOG.debug("No stream begins any more: this node ends");
        }
    }

    private void forget(UUID id) {
        var stream = open.remove(id);
        if (stream != null) {
            stream.ended();
            events.publishEvent(new PageLeft(stream.listener()));
        }
    }

    /** Those who look at something now. */
    Collection<Listener> listeners() {
        return open.values().stream()
                .filter(stream -> !stream.isOver())
                .map(Stream::listener)
                .toList();
    }

    void tell(Predicate<Listener> whom, String word) {
        open.values().stream()
                .filter(stream -> whom.test(stream.listener()))
                .filter(stream -> stream.offer(word))
                .forEach(this::write);
    }

    @EventListener
    void on(Heard heard) {
        var signal = heard.signal();
        var tenant = signal.tenant();
        if (signal.kind() == Signal.Kind.TICKET) {
            tell(listener -> listener.hearsOf(tenant, signal.record()), Words.ticket(signal.record()));
        } else if (signal.kind() == Signal.Kind.NOTICES) {
            tell(
                    listener -> listener.tenant().equals(tenant)
                            && listener.person().value().equals(signal.record()),
                    Words.NOTICES);
        }
    }

    @EventListener
    void on(ListeningAgain again) {
        tell(listener -> true, Words.AGAIN);
    }

    /** Ends what belongs to a session that is over. */
    void endSession(String session) {
        List.copyOf(open.values()).stream()
                .filter(stream -> stream.listener().session().equals(session))
                .forEach(Stream::end);
    }

    @Scheduled(fixedDelayString = "${baton.live.beat:10s}", initialDelayString = "${baton.live.beat:10s}")
    void beat() {
        var now = clock.instant();
        for (var each : Map.copyOf(open).entrySet()) {
            var stream = each.getValue();
            if (stream.isOverBy(now)) {
                stream.end();
                forget(each.getKey());
            } else if (stream.offerBeat()) {
                write(stream);
            }
        }
    }

    private void write(Stream stream) {
        var threads = writers;
        if (threads == null) {
            return;
        }
        try {
            threads.execute(stream::drain);
        } catch (RejectedExecutionException ending) {
            LOG.debug("Nothing is written any more: this node ends");
        }
    }

    @Override
    public void start() {
        writers = Executors.newScheduledThreadPool(WRITERS, work -> new Thread(work, "live-writer"));
        running = true;
    }

    /** Before the server waits for requests under way, which these would be for minutes. */
    @Override
    public void stop() {
        running = false;
        List.copyOf(open.values()).forEach(Stream::end);
        var threads = writers;
        if (threads != null) {
            threads.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
