package dev.baton.leadimport;

import dev.baton.inbox.InboxEntry;
import dev.baton.tenant.Actor;

/** What entries of the inbox say about their import. */
final class Sources {
    /** {@code import:0199...} is import 0199... */
    static ImportId importOf(InboxEntry entry) {
        return ImportId.parse(entry.source().substring(entry.source().indexOf(':') + 1));
    }

    static Actor actor(String text) {
        var colon = text.indexOf(':');
        return new Actor(text.substring(0, colon), text.substring(colon + 1));
    }

    private Sources() {}
}
