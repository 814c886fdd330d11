package dev.baton.lead;

import dev.baton.mail.ReceivedMail;
import dev.baton.shared.EmailAddress;
import dev.baton.shared.PhoneNumbers;
import dev.baton.shared.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says about who wrote it: by its header, its signature and its domain. Guessed, so a machine may correct it.
 */
record Letterhead(
        String firstName,
        String lastName,
        @Nullable String company,
        @Nullable String phone,
        @Nullable String jobTitle) {
    private static final int SIGNATURE_LINES = 10;
    private static final int LONGEST_LINE = 300;
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "\\b(?:GmbH|AG|KG|OHG|UG|SE|e\\.V\\.|Ltd|Limited|LLC|Inc|Corp|PLC|S\\.A\\.|SAS|SARL|S\\.L\\.|S\\.r\\.l\\.|SpA|B\\.V\\.|N\\.V\\.|AB|ApS|Oy)(?![\\p{L}])");
    private static final Pattern QUOTE =
            Pattern.compile("(?m)^(?:>|On .{5,100} wrote:$|Am .{5,100} schrieb.*:$|-{2,} ?Original|_{10,}).*");
    private static final Pattern HAS_DIGIT = Pattern.compile("\\d");

    static Letterhead of(ReceivedMail mail, @Nullable EmailAddress from, EmailClass emailClass, String country) {
        var signature = signature(mail.text());
        var name = nameOf(mail.fromName(), from);
        var space = name.lastIndexOf(' ');
        return new Letterhead(
                space < 0 ? "" : name.substring(0, space),
                name.substring(space + 1),
                companyOf(signature, from, emailClass),
                PhoneNumbers.firstIn(String.join("\n", signature), country),
                titleOf(signature, name));
    }

    /** The last lines of what they wrote themselves. */
    private static List<String> signature(String text) {
        var quote = QUOTE.matcher(text);
        var own = quote.find() && quote.start() > 0 ? text.substring(0, quote.start()) : text;
        var lines = own.lines()
                .map(line -> Texts.cut(Texts.line(line), LONGEST_LINE))
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.subList(Math.max(0, lines.size() - SIGNATURE_LINES), lines.size());
    }

    private static String nameOf(@Nullable String header, @Nullable EmailAddress from) {
        var name = header == null ? "" : Texts.line(header.replace("\"", ""));
        if (name.isEmpty() || name.contains("@")) {
            return from == null ? "" : nameOfLocalPart(from.local());
        }
        var comma = name.indexOf(',');
        return Texts.cut(comma > 0 ? (name.substring(comma + 1) + " " + name.substring(0, comma)).strip() : name, 100);
    }

    private static String nameOfLocalPart(String local) {
        var words = local.replaceAll("\\+.*", "").split("[._-]");
        return words.length < 2 || HAS_DIGIT.matcher(local).find()
                ? ""
                : Arrays.stream(words)
                        .filter(word -> !word.isEmpty())
                        .map(Letterhead::capital)
                        .collect(Collectors.joining(" "));
    }

    private static @Nullable String companyOf(
            List<String> signature, @Nullable EmailAddress from, EmailClass emailClass) {
        for (var line : signature) {
            if (line.length() <= 80 && LEGAL_FORM.matcher(line).find()) {
                return line.split(" [|·•] |, ")[0];
            }
        }
        if (from == null || emailClass != EmailClass.CORPORATE) {
            return null;
        }
        var labels = from.domain().split("\\.");
        var shortEnds = labels.length > 2 && labels[labels.length - 2].length() <= 3 ? 3 : 2;
        return capital(labels[Math.max(0, labels.length - shortEnds)]);
    }

    private static @Nullable String titleOf(List<String> signature, String name) {
        return signature.stream()
                .filter(line -> line.length() <= 60 && !line.equalsIgnoreCase(name) && !line.endsWith("."))
                .filter(line -> JobLevels.of(line) != JobLevel.STAFF && JobLevels.of(line) != JobLevel.UNKNOWN)
                .filter(line -> line.split(" ").length <= 6)
                .findFirst()
                .orElse(null);
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
