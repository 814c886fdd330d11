/** What lead-qualification asks and tells the business. */
@NullMarked
package dev.baton.delegates.leadqualification;

import org.jspecify.annotations.NullMarked;
