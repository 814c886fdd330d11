package dev.baton.delegates.worklist;

/** Somebody else changed the task at the same moment, and was first. */
class LostRace extends RuntimeException {
    LostRace(Throwable cause) {
        super(cause);
    }
}
