/** What tests of every module stand on: a real PostgreSQL with Baton's schema and roles. */
@NullMarked
package dev.baton.testing;

import org.jspecify.annotations.NullMarked;
