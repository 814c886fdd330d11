/** The form that anybody can fill in to become a tenant's lead. */
@NullMarked
package dev.baton.web.publicform;

import org.jspecify.annotations.NullMarked;
