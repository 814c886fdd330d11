package dev.baton.macro;

import java.util.Arrays;
import java.util.Optional;

/** Something a macro can say of a ticket without knowing it. There are no others. */
public enum MacroVariable {
    REQUESTER_FIRST_NAME("requester.firstName"),
    REQUESTER_NAME("requester.name"),
    REQUESTER_COMPANY("requester.company"),
    TICKET_NUMBER("ticket.number"),
    TICKET_TITLE("ticket.title"),
    TICKET_PRODUCT("ticket.product"),
    /** When the next promise about the ticket ends. */
    DUE("due"),
    AGENT_NAME("agent.name"),
    /** What our company is called. */
    OUR_NAME("our.name");

    private final String key;

    MacroVariable(String key) {
        this.key = key;
    }

    /** Its name between the braces: {@code requester.firstName}. */
    public String key() {
        return key;
    }

    /** As it stands in a macro: <code>{{requester.firstName}}</code>. */
    public String written() {
        return "{{" + key + "}}";
    }

    /** What stands in an answer where nothing is known: whoever sends it sees that something is missing. */
    public String gap() {
        return "[? " + key + "]";
    }

    static Optional<MacroVariable> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
