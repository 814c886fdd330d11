package dev.baton.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tickets.
 *
 * @param next leads to the page after; null on the last
 */
public record TicketList(List<TicketRow> rows, @Nullable String next) {}
