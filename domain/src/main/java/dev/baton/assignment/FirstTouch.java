package dev.baton.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is to contact a lead first, and by when, in business time.
 *
 * @param owner login; null while nobody is free and the whole team sees it
 * @param queue key of the team it waits with (the fallback's when one of them helps)
 */
public record FirstTouch(@Nullable String owner, String queue, Instant half, Instant most, Instant due) {}
