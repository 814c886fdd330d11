package dev.baton.assignment;

/** What became of a waiting lead when its queue was drained. */
enum Drained {
    ASSIGNED,
    NOBODY_FREE,
    WAITS_NO_LONGER
}
