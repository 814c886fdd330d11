package dev.baton.web.live;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.stereotype.Component;

/** Whoever signs out hears nothing more. */
@Component
class SessionEnds implements HttpSessionListener {
    private final Streams streams;

    SessionEnds(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        streams.endSession(event.getSession().getId());
    }
}
