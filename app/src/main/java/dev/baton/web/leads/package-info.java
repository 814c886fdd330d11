/** The pages of leads. */
@NullMarked
package dev.baton.web.leads;

import org.jspecify.annotations.NullMarked;
