/** What people see around the sign-in, which itself is the issuer's. */
@NullMarked
package dev.baton.web.signin;

import org.jspecify.annotations.NullMarked;
