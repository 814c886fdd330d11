package dev.baton.mail;

import dev.baton.shared.RecordRef;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The last line of our letters ({@code Ref: l0199....}), by which an answer finds its record when its writer's mail program
 * kept nothing but the text it quotes. Nobody guesses it: it is the record's id.
 */
public final class RecordReference {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<![0-9A-Za-z-])[a-z][0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z-])",
            Pattern.CASE_INSENSITIVE);

    private static final int FAR_ENOUGH = 200_000;
    private static final int ENOUGH = 20;

    /** What stands in a letter about that record. */
    public static String of(RecordRef record) {
        return "Ref: " + ReplyAddress.token(record);
    }

    /** The records a text names, in its order: the newest letter of what it quotes comes first. */
    public static List<RecordRef> allIn(String text) {
        var near = text.length() <= FAR_ENOUGH ? text : text.substring(0, FAR_ENOUGH);
        return TOKEN.matcher(near)
                .results()
                .limit(ENOUGH)
                .flatMap(token -> ReplyAddress.recordIn("+" + token.group() + "@").stream())
                .toList();
    }

    private RecordReference() {}
}
