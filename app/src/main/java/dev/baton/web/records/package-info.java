/** What the pages of all kinds of records share: timeline, open work, decisions, changes, the live diagram. */
@NullMarked
package dev.baton.web.records;

import org.jspecify.annotations.NullMarked;
