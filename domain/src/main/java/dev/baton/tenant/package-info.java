/** Tenants, and the scope (tenant and actor) that every transaction works in. */
@NullMarked
@CheckReturnValue
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.baton.tenant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
