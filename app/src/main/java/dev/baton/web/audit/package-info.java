/** The pages of the audit trail. */
@NullMarked
package dev.baton.web.audit;

import org.jspecify.annotations.NullMarked;
