package dev.baton.planted.connectors;

import dev.baton.planted.delegates.PublicThing;

/** A connector that knows the engine's side. */
class LeakyConnector {
    PublicThing thing;
}
