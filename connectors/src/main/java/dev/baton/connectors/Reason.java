package dev.baton.connectors;

/** Says why something failed, in one short line for the person who looks after it. */
public final class Reason {
    private static final int LONGEST = 500;

    public static String of(Throwable cause) {
        var root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var message = root.getMessage();
        var name = root.getClass().getSimpleName();
        return shortened(message == null || message.isBlank() ? name : name + ": " + message);
    }

    /** One line, free of what PostgreSQL cannot keep. */
    public static String shortened(String text) {
        var line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private Reason() {}
}
