/** The few words every module speaks: references to records, refusals, keys. */
@NullMarked
@CheckReturnValue
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.baton.shared;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
