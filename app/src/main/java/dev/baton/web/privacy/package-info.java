/** Pages about what people may ask of us: to be told what is held about them, and to be forgotten. */
@NullMarked
package dev.baton.web.privacy;

import org.jspecify.annotations.NullMarked;
