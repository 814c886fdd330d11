/** The pages of a company's administrators. */
@NullMarked
package dev.baton.web.settings;

import org.jspecify.annotations.NullMarked;
