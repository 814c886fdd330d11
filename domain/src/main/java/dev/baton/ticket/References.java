package dev.baton.ticket;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The letters that one goes on with, oldest first (RFC 5322, 3.6.4). Of a long conversation the first, by which mail programs
 * know it, and the newest.
 */
record References(List<String> all) {
    private static final int MOST = 20;

    static References of(List<String> conversation) {
        if (conversation.size() <= MOST) {
            return new References(List.copyOf(conversation));
        }
        var kept = new ArrayList<String>();
        kept.add(conversation.get(0));
        kept.addAll(conversation.subList(conversation.size() - MOST + 1, conversation.size()));
        return new References(List.copyOf(kept));
    }

    /** The one it answers; null where it is the first. */
    @Nullable
    String last() {
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }
}
