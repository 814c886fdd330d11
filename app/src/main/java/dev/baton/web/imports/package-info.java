/** Pages to hand in files of leads. */
@NullMarked
package dev.baton.web.imports;

import org.jspecify.annotations.NullMarked;
