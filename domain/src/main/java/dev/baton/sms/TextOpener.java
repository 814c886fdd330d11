package dev.baton.sms;

import dev.baton.inbox.Handled;

/** What becomes of a stranger's text, which belongs to no record yet. */
public interface TextOpener {
    /** Runs in the transaction of the inbox entry; whoever opens a record notes {@link ReceivedText#activity} with it. */
    Handled open(ReceivedText text);
}
