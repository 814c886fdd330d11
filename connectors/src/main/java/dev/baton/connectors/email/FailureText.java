package dev.baton.connectors.email;

import dev.baton.mail.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what mail servers that write no reports say in plain words, as qmail and Exim do. */
final class FailureText {
    private static final Pattern RECIPIENT =
            Pattern.compile("(?m)^[ \\t]*<?([^\\s<>\"(),;:@\\[\\]]{1,64}@[^\\s<>\"(),;:@\\[\\]]{1,255})>?:?[ \\t]*$");
    private static final Pattern SMTP = Pattern.compile("(?<![\\d.])([45])\\d\\d(?=[ \\t-])");
    private static final Pattern COPY =
            Pattern.compile("(?m)^-{2,}.{0,80}(?:copy of the message|original message|headers follow).*$");

    static List<Delivery> deliveries(LetterHeaders headers, String text) {
        var copy = COPY.matcher(text);
        var words = copy.find() ? text.substring(0, copy.start()) : text;
        var recipients = new LinkedHashSet<String>();
        headers.first("X-Failed-Recipients")
                .ifPresent(line -> List.of(line.split("[,\\s]+")).forEach(each -> add(recipients, each)));
        if (recipients.isEmpty()) {
            RECIPIENT.matcher(words).results().limit(20).forEach(found -> add(recipients, found.group(1)));
        }
        var status = status(words);
        var said = said(words);
        var deliveries = new ArrayList<Delivery>();
        recipients.forEach(each -> deliveries.add(new Delivery(each, "failed", status, said)));
        return deliveries.isEmpty() ? List.of(new Delivery("", "failed", status, said)) : deliveries;
    }

    private static void add(LinkedHashSet<String> recipients, String text) {
        if (text.contains("@")) {
            recipients.add(text.toLowerCase(Locale.ROOT));
        }
    }

    private static @Nullable String status(String words) {
        var enhanced = ReportFields.statusIn(words);
        if (enhanced != null) {
            return enhanced;
        }
        var smtp = SMTP.matcher(words);
        return smtp.find() ? smtp.group(1) + ".0.0" : null;
    }

    private static @Nullable String said(String words) {
        return words.lines()
                .filter(line -> SMTP.matcher(line).find() || ReportFields.statusIn(line) != null)
                .findFirst()
                .map(ReportFields::shortened)
                .orElse(null);
    }

    private FailureText() {}
}
