/** Baton: a CRM whose work is carried by processes. */
@NullMarked
package dev.baton;

import org.jspecify.annotations.NullMarked;
