package dev.baton.web.live;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A line to an open page. What it is to hear waits until somebody drains it, and the same word waits once, so a slow
 * reader holds nobody up and fills nothing. It says hello when it is drained first, which whoever made it sees to.
 */
final class Stream {
    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
    private static final String BEAT = "";
    private static final int MOST_WAITING = 100;

    private final Listener listener;
    private final SseEmitter emitter;
    private final Instant until;
    private final Set<String> waiting = new LinkedHashSet<>(List.of(Words.HELLO));
    private boolean drained;
    private volatile boolean over;

    /**
     * @param until when it ends and the page asks for another, with all that a request is asked
     */
    Stream(Listener listener, SseEmitter emitter, Instant until) {
        this.listener = listener;
        this.emitter = emitter;
        this.until = until;
    }

    Listener listener() {
        return listener;
    }

    Instant until() {
        return until;
    }

    boolean isOverBy(Instant now) {
        return over || !until.isAfter(now);
    }

    boolean isOver() {
        return over;
    }

    /**
     * Keeps a word for the page.
     *
     * @return whether somebody has to drain it now
     */
    boolean offer(String word) {
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                waiting.clear();
                waiting.add(Words.AGAIN);
            }
            waiting.add(word);
            var idle = drained;
            drained = false;
            return idle && !over;
        }
    }

    /** Keeps a sign of life; it also finds out whether anybody is there. */
    boolean offerBeat() {
        return offer(BEAT);
    }

    /** Writes what waits; one thread at a time. */
    void drain() {
        for (var words = next(); !words.isEmpty(); words = next()) {
            for (var word : words) {
                if (!send(word)) {
                    return;
                }
            }
        }
    }

    private List<String> next() {
        synchronized (waiting) {
            var words = List.copyOf(waiting);
            waiting.clear();
            drained = words.isEmpty();
            return words;
        }
    }

    private boolean send(String word) {
        if (over) {
            return false;
        }
        try {
            emitter.send(word.isEmpty() ? SseEmitter.event().comment("") : Words.event(word));
            return true;
        } catch (IOException | IllegalStateException gone) {
            // Whoever read it has gone; the server tells the emitter so itself.
            LOG.debug("A page has gone", gone);
        } catch (RuntimeException unexpected) {
            LOG.warn("A page's stream broke; it asks for the next", unexpected);
            emitter.completeWithError(unexpected);
        }
        over = true;
        return false;
    }

    /** Ends it, from our side. */
    void end() {
        over = true;
        emitter.complete();
    }

    /** It has ended, from whatever side. */
    void ended() {
        over = true;
    }
}
