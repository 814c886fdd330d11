/** Imports: leads that come as a file, checked before anything happens, taken in row by row, and taken back. */
@NullMarked
@CheckReturnValue
package dev.baton.leadimport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
