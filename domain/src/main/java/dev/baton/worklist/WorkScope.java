package dev.baton.worklist;

/** Whose work a list shows. */
public enum WorkScope {
    /** Assigned to me. */
    MINE,
    /** Of my teams, and taken by nobody or by one of us. */
    TEAMS,
    /** Everything I may see. */
    ALL
}
