/** Google Cloud Pub/Sub: events leave by a topic and come in by subscriptions. */
@NullMarked
package dev.baton.connectors.pubsub;

import org.jspecify.annotations.NullMarked;
