package dev.baton.delegates.sideconversation;

/** What whoever carries a ticket tells those who talk to a vendor about it. */
public final class SideConversationMessages {
    public static final String SIDE_CONVERSATION_CHANGED = SideConversation.SIDE_CONVERSATION_CHANGED;

    private SideConversationMessages() {}
}
