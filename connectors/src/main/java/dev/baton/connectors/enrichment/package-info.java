/** A provider of company facts, asked over HTTP. */
@NullMarked
package dev.baton.connectors.enrichment;

import org.jspecify.annotations.NullMarked;
