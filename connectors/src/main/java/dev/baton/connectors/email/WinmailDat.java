package dev.baton.connectors.email;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Outlook packs into {@code winmail.dat} (TNEF, [MS-OXTNEF]): the files, and the text where it is plain. What breaks
 * off or does not check out is not taken apart: then the whole stays a file.
 */
final class WinmailDat {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int FILE_BEGINS = 0x9002;
    private static final int FILE_TITLE = 0x8010;
    private static final int FILE_CONTENT = 0x800F;
    private static final int FILE_PROPERTIES = 0x9005;
    private static final int BODY = 0x800C;
    private static final int MOST_FILES = 200;

    /** The tags of PR_ATTACH_LONG_FILENAME, in 8-bit characters and in UTF-16. */
    private static final byte[] LONG_NAME = {0x1e, 0x00, 0x07, 0x37, 1, 0, 0, 0};

    private static final byte[] LONG_NAME_WIDE = {0x1f, 0x00, 0x07, 0x37, 1, 0, 0, 0};

    /** One of the files in it. */
    record Packed(@Nullable String name, byte[] content) {}

    /**
     * What is in it.
     *
     * @param text empty where it is not plain
     */
    record Contents(String text, List<Packed> files) {}

    static Optional<Contents> open(byte[] packed) {
        try {
            return read(ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException breaksOff) {
            return Optional.empty();
        }
    }

    private static Optional<Contents> read(ByteBuffer packed) {
        if (packed.getInt() != SIGNATURE) {
            return Optional.empty();
        }
        packed.getShort();
        var text = "";
        var files = new ArrayList<Packed>();
        while (packed.hasRemaining()) {
            packed.get();
            var attribute = packed.getInt() & 0xffff;
            var length = packed.getInt();
            if (length < 0 || length > packed.remaining() - Short.BYTES) {
                return Optional.empty();
            }
            var data = new byte[length];
            packed.get(data);
            if ((packed.getShort() & 0xffff) != checksum(data)) {
                return Optional.empty();
            }
            var last = files.size() - 1;
            switch (attribute) {
                case FILE_BEGINS -> {
                    if (files.size() == MOST_FILES) {
                        return Optional.of(new Contents(text, files));
                    }
                    files.add(new Packed(null, new byte[0]));
                }
                case FILE_TITLE -> rename(files, last, words(data, null));
                case FILE_PROPERTIES -> longName(data).ifPresent(name -> rename(files, last, name));
                case FILE_CONTENT -> {
                    if (last >= 0) {
                        files.set(last, new Packed(files.get(last).name(), data));
                    }
                }
                case BODY -> text = words(data, null);
                default -> {
                    // What else Outlook says about it nobody else needs.
                }
            }
        }
        return Optional.of(new Contents(text, files));
    }

    private static void rename(List<Packed> files, int at, String name) {
        if (at >= 0) {
            files.set(at, new Packed(name, files.get(at).content()));
        }
    }

    private static int checksum(byte[] data) {
        var sum = 0;
        for (var each : data) {
            sum = sum + (each & 0xff) & 0xffff;
        }
        return sum;
    }

    private static Optional<String> longName(byte[] properties) {
        return valueOf(properties, LONG_NAME, null)
                .or(() -> valueOf(properties, LONG_NAME_WIDE, StandardCharsets.UTF_16LE));
    }

    private static Optional<String> valueOf(byte[] properties, byte[] tag, @Nullable Charset charset) {
        for (var at = 0; at + tag.length + Integer.BYTES <= properties.length; at++) {
            if (startsWith(properties, at, tag)) {
                var value = ByteBuffer.wrap(properties)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .position(at + tag.length);
                var length = value.getInt();
                if (length > 0 && length <= value.remaining()) {
                    var name = new byte[length];
                    value.get(name);
                    return Optional.of(words(name, charset));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] beginning) {
        for (var i = 0; i < beginning.length; i++) {
            if (bytes[at + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static String words(byte[] bytes, @Nullable Charset charset) {
        return charset == null ? Legible.text(bytes, null) : Legible.clean(new String(bytes, charset));
    }

    private WinmailDat() {}
}
