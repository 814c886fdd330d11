package dev.baton.web.live;

/** A page's stream has ended; it may have asked for the next already. */
record PageLeft(Listener listener) {}
