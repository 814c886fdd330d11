/** How people and machines prove who they are, and the scope each of their requests works in. */
@NullMarked
package dev.baton.signin;

import org.jspecify.annotations.NullMarked;
