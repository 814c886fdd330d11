package dev.baton.delegates.engine;

/** Reads the engine's ids of process definitions, {@code key:version:uuid}. */
public final class Definitions {
    public static String key(String definitionId) {
        var colon = definitionId.indexOf(':');
        return colon < 0 ? definitionId : definitionId.substring(0, colon);
    }

    private Definitions() {}
}
