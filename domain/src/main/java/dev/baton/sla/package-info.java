/**
 * What was promised about how fast somebody is served, measured in working time. A clock counts the time during which it
 * runs while the business works; time on hold is never added to anything, it is only not counted.
 */
@NullMarked
@CheckReturnValue
package dev.baton.sla;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
