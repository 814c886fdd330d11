/** Where the provider of texts hands in what was received, and tells how far ours have come. */
@NullMarked
package dev.baton.web.texts;

import org.jspecify.annotations.NullMarked;
