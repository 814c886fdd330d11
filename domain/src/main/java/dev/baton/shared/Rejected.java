package dev.baton.shared;

import java.util.Arrays;
import java.util.List;

/**
 * What the business refuses to do, and the person who asked can mend. Carries the key of a message and its arguments;
 * pages show it beside the form, the API answers 422 with it. Always rolls the transaction back.
 */
public class Rejected extends RuntimeException {
    private final String messageKey;
    private final transient List<Object> arguments;

    public Rejected(String messageKey, Object... arguments) {
        super(messageKey + " " + Arrays.toString(arguments));
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
