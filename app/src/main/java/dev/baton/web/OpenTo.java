package dev.baton.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** No right is needed for this handler method, or for any of a controller's. Where no {@link Needs} is, this must be. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {
    /** Who may come, and why nobody has to ask for their rights. */
    String because();
}
