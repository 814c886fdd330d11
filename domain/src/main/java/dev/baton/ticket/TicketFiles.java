package dev.baton.ticket;

import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.Texts;
import dev.baton.timeline.NewAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Files that people add to what they write: few enough for any mail server, with names that lead nowhere. */
final class TicketFiles {
    private static final int MOST = 10;
    private static final long LARGEST_TOTAL = 10L * 1024 * 1024;

    private static final int LONGEST_NAME = 150;
    private static final String UNKNOWN = "application/octet-stream";
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,80}/[A-Za-z0-9!#$&^_.+-]{1,80}");

    /**
     * The same files under harmless names.
     *
     * @throws Invalid if they are too many, or too large together
     */
    static List<NewAttachment> checked(List<NewAttachment> files) {
        if (files.size() > MOST) {
            throw new Invalid(List.of(new FieldProblem("files", "tickets.files.too-many")));
        }
        if (files.stream().mapToLong(file -> file.content().length).sum() > LARGEST_TOTAL) {
            throw new Invalid(List.of(new FieldProblem("files", "tickets.files.too-large")));
        }
        var safe = new ArrayList<NewAttachment>();
        for (var file : files) {
            var type = TYPE.matcher(file.contentType()).matches() ? file.contentType() : UNKNOWN;
            safe.add(new NewAttachment(name(file.fileName(), safe.size() + 1), type, file.content()));
        }
        return List.copyOf(safe);
    }

    private static String name(String given, int number) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        // Right-to-left marks make "exe.pdf" of "fdp.exe".
        var name = Texts.line(last.replaceAll("[\\p{Cf}<>:\"|?*]", ""))
                .replaceAll("^\\.+", "")
                .strip();
        if (name.isEmpty()) {
            return "file-" + number;
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    private TicketFiles() {}
}
