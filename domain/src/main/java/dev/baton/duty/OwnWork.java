package dev.baton.duty;

import dev.baton.shared.Rejected;

/** Somebody wanted to approve what they asked for themselves, or a machine wanted to approve. */
public class OwnWork extends Rejected {
    private final String sentence;

    private OwnWork(String messageKey, String sentence) {
        super(messageKey);
        this.sentence = sentence;
    }

    static OwnWork ofPerson() {
        return new OwnWork("duty.own-work", "You asked for this yourself, so somebody else has to decide it.");
    }

    static OwnWork ofMachine() {
        return new OwnWork("duty.no-person", "A machine cannot approve anything. A person has to decide this.");
    }

    /** The sentence itself, for clients that know no message keys. */
    @Override
    public String getMessage() {
        return sentence;
    }
}
