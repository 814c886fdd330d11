/** Who may do what in the engine and its web applications, as {@code cockpit/authorizations.yaml} declares it. */
@NullMarked
package dev.baton.delegates.access;

import org.jspecify.annotations.NullMarked;
