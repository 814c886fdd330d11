package dev.baton.assignment;

import java.time.Instant;

/** By when somebody is to be in touch with a lead, and when to remind them, in business time. */
record FirstTouchPromise(Instant half, Instant most, Instant due) {}
