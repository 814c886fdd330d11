package dev.baton.leadimport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the rows of an import, in their order.
 *
 * @param next where the next page begins; null on the last one
 */
public record ImportRowPage(List<ImportRow> rows, @Nullable Integer next) {}
