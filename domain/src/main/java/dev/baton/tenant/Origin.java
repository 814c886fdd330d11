package dev.baton.tenant;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From where something is done, for the audit trail.
 *
 * @param address IP address, as the server saw it; null where there is none
 */
public record Origin(Client client, @Nullable String address) {
    /** Baton itself, in the background: what a thread works from when nobody said otherwise. */
    public static final Origin JOB = new Origin(Client.JOB, null);

    /** The kinds of clients. */
    public enum Client {
        /** A browser on Baton's own pages. */
        PAGE,
        /** The form everybody may fill in. */
        PUBLIC_FORM,
        /** Baton's API. */
        API,
        /** The engine's own REST. */
        ENGINE_REST,
        COCKPIT,
        TASKLIST,
        /** Camunda Admin. */
        ENGINE_ADMIN,
        /** A received letter. */
        MAIL,
        /** A received text, or what its provider tells of ours. */
        SMS,
        /** A file of leads. */
        IMPORT,
        /** A process step, the relay, a clock. */
        JOB,
        /** A command on the server. */
        COMMAND;

        /** The word in the audit trail: {@code engine-rest}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Origin of(Client client) {
        return new Origin(client, null);
    }

    @Override
    public String toString() {
        return address == null ? client.key() : client.key() + " " + address;
    }
}
