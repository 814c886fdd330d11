package dev.baton.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets one class or method break one rule of the architecture, in the open and with its reason. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ExemptFromRule {
    /** The rule, in a few words. */
    String value();

    /** Why it cannot hold here. */
    String because();
}
