package dev.baton.outbox;

/** Names one send, however often it is asked for: a step that is repeated finds its key taken. */
public record SendKey(String text) {
    public SendKey {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A send needs a key");
        }
    }

    /**
     * The send of a process' step: {@code instance:activity:loop:recipient}.
     *
     * @param loop which turn of the step this is, 0 where it is passed once
     */
    public SendKey(String processInstanceId, String activityId, int loop, String recipient) {
        this(processInstanceId + ":" + activityId + ":" + loop + ":" + recipient);
    }

    /** A send outside a process, named by what makes it one: {@code of("reply", requestId)}. */
    public static SendKey of(String... parts) {
        return new SendKey(String.join(":", parts));
    }

    @Override
    public String toString() {
        return text;
    }
}
