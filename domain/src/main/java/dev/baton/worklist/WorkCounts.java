package dev.baton.worklist;

/** How much work there is. Counted up to {@link #CAP}: more than that reads "1,000+". */
public record WorkCounts(int mine, int teams, int all, int overdue) {
    public static final int CAP = 1000;

    public static String text(int count) {
        return count > CAP ? "1,000+" : Integer.toString(count);
    }
}
