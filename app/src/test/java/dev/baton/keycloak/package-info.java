/** A real Keycloak, the production application in front of it, and a real browser: what the tests of the sign-in run against. */
@NullMarked
package dev.baton.keycloak;

import org.jspecify.annotations.NullMarked;
