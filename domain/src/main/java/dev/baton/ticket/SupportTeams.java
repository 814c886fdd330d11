package dev.baton.ticket;

/** The teams of support, by level. */
final class SupportTeams {
    static final String FIRST_LEVEL = "support-l1";
    static final String SECOND_LEVEL = "support-l2";
    static final String LEAD = "support-lead";

    /** The team that takes over from a level; whoever leads support is the last. */
    static String above(int level) {
        return level <= 1 ? SECOND_LEVEL : LEAD;
    }

    private SupportTeams() {}
}
