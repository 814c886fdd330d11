package dev.baton.assignment;

import org.jspecify.annotations.Nullable;

/**
 * Where a lead belongs, as the routing table says.
 *
 * @param queue key of the team ({@code sales-sdr})
 * @param maxOpen how many open leads a person of this queue carries at most, whatever their own capacity
 * @param fallbackQueue key of the team that helps when nobody of the queue is free
 */
public record Routing(
        String queue,
        Strategy strategy,
        @Nullable Integer maxOpen,
        @Nullable String fallbackQueue) {}
