package dev.baton.leadimport;

import org.jspecify.annotations.Nullable;

/**
 * A file as it was handed in.
 *
 * @param charset what the sender says its characters are coded in; null to find out
 * @param delimiter what the sender says stands between its cells; null to find out
 */
public record UploadedFile(
        String name,
        byte[] content,
        @Nullable String charset,
        @Nullable Character delimiter) {
    public static UploadedFile of(String name, byte[] content) {
        return new UploadedFile(name, content, null, null);
    }
}
