package dev.baton.web;

import dev.baton.identity.Right;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rights somebody needs for this handler method, or for each of a controller's; all of them. What the class needs,
 * its methods need too. Whoever lacks one gets 403 before anything is read.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Right[] value();
}
