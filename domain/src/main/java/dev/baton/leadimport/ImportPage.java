package dev.baton.leadimport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the imports of a tenant, newest first.
 *
 * @param next where the next page begins; null on the last one
 */
public record ImportPage(List<ImportView> imports, @Nullable ImportId next) {}
