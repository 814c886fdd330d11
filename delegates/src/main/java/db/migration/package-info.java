/**
 * Migrations in Java. Flyway finds them by this package, the folder that it reads SQL from, so that every database, also
 * a test's, gets them in the right order.
 */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
