/** The default run: Baton with its own PostgreSQL and mail server, people to sign in as, and work to do. */
@NullMarked
package dev.baton.demo;

import org.jspecify.annotations.NullMarked;
