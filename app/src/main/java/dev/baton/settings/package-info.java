/** What Baton needs to be told before it starts, and how it says what is missing. */
@NullMarked
package dev.baton.settings;

import org.jspecify.annotations.NullMarked;
