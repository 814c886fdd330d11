/** The process data-erasure: somebody is forgotten, step by step. */
@NullMarked
package dev.baton.delegates.dataerasure;

import org.jspecify.annotations.NullMarked;
