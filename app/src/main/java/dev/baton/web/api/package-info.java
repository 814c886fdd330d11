/** The REST API, for machines. */
@NullMarked
package dev.baton.web.api;

import org.jspecify.annotations.NullMarked;
