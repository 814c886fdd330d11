package dev.baton.erasure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of requests, newest first, without their findings.
 *
 * @param next asks for the page after this one; null if this is the last
 */
public record ErasureList(
        List<ErasureView> requests, @Nullable ErasureId next) {}
