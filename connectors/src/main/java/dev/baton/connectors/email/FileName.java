package dev.baton.connectors.email;

import jakarta.mail.internet.ContentType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name an attached file gets here: the sender's, without anything that could lead somewhere else. */
final class FileName {
    private static final int LONGEST = 150;

    static String of(@Nullable String given, ContentType type, int number) {
        var name = given == null ? "" : safe(given);
        return name.isEmpty() ? "attachment-" + number + "." + extension(type) : name;
    }

    private static String safe(String given) {
        var last = Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\'));
        // Right-to-left marks make "exe.pdf" of "fdp.exe".
        var name = Legible.clean(given.substring(last + 1))
                .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "")
                .strip()
                .replaceAll("^\\.+", "")
                .strip();
        return name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
    }

    private static String extension(ContentType type) {
        var subType = type.getSubType() == null ? "" : type.getSubType().toLowerCase(Locale.ROOT);
        return switch (subType) {
            case "rfc822" -> "eml";
            case "calendar" -> "ics";
            case "plain", "delivery-status" -> "txt";
            case "jpeg" -> "jpg";
            default -> subType.matches("[a-z0-9]{1,5}") ? subType : "bin";
        };
    }

    private FileName() {}
}
