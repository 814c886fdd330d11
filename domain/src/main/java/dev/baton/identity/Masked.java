package dev.baton.identity;

import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text for those who may not read personal data or amounts: what is masked is masked here, and nowhere else. */
public final class Masked {
    /** What stands in place of what may not be read. */
    public static final String HIDDEN = "•••";

    private static final Pattern EMAIL = Pattern.compile("([\\p{L}\\p{N}])[\\p{L}\\p{N}._%+'-]*@(?=[\\p{L}\\p{N}])");
    // As people dial: from a plus or a zero. A day such as 08.12.2026 is none.
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.,:/-])(?!\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})(\\+\\d|0)[\\d ()/.-]{5,}\\d(?![\\p{L}\\p{N}_-])");
    private static final String CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .sorted()
            .collect(Collectors.joining("|", "(?:", ")"));
    private static final Pattern AMOUNT =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\d[\\d.,'\\u00a0\\u202f]*[ \\u00a0\\u202f]?(" + CURRENCIES
                    + "\\b|[€$£])|(\\b" + CURRENCIES + "|[€$£])[ \\u00a0\\u202f]?\\d[\\d.,'\\u00a0\\u202f]*");

    private static final Pattern KIND = Pattern.compile("\\.[A-Za-z0-9]{1,5}");

    /** The text as that person may read it. */
    public static String text(String text, SignedIn person) {
        var shown = person.may(Right.SEE_PERSONAL_DATA) ? text : personal(text);
        return person.may(Right.SEE_AMOUNTS) ? shown : amounts(shown);
    }

    /** Without the names of mailboxes ({@code a•••@engines.example}) and without telephone numbers. */
    public static String personal(String text) {
        return PHONE.matcher(emails(text)).replaceAll(HIDDEN);
    }

    /** Without the names of mailboxes: whose company it is may be read. */
    public static String emails(String text) {
        return EMAIL.matcher(text).replaceAll("$1" + HIDDEN + "@");
    }

    /** Without amounts of money; their currency stays. */
    public static String amounts(String text) {
        return AMOUNT.matcher(text).replaceAll(found -> {
            var after = found.group(1);
            return Matcher.quoteReplacement(after == null ? found.group(2) + " " + HIDDEN : HIDDEN + " " + after);
        });
    }

    /** A telephone number however it is written: none of it. */
    public static @Nullable String phone(@Nullable String number) {
        return number == null ? null : HIDDEN;
    }

    /** Of a file's name only of which kind it is: the rest may name somebody. */
    public static String fileName(String name) {
        var dot = name.lastIndexOf('.');
        var kind = dot < 0 ? "" : name.substring(dot);
        return KIND.matcher(kind).matches() ? HIDDEN + kind : HIDDEN;
    }

    private Masked() {}
}
