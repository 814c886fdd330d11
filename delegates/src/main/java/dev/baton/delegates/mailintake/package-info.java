/** What a letter is, by the table of mail-intake: a folder of decisions without a process. */
@NullMarked
package dev.baton.delegates.mailintake;

import org.jspecify.annotations.NullMarked;
