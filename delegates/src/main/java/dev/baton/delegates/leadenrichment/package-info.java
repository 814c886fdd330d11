/** What lead-enrichment asks and tells the business. */
@NullMarked
package dev.baton.delegates.leadenrichment;

import org.jspecify.annotations.NullMarked;
