package dev.baton.shared;

/** There is no such record, or not for this tenant. Answers 404. */
public class NotFound extends RuntimeException {
    private final String what;

    public NotFound(String what, Object id) {
        super("There is no " + what + " " + id);
        this.what = what;
    }

    public String what() {
        return what;
    }
}
