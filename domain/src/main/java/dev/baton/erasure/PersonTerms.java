package dev.baton.erasure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that name one person in any text.
 *
 * @param addresses e-mail addresses, which name the person wherever they stand
 * @param phones telephone numbers in all their spellings, likewise
 * @param names first and last name, in either order
 * @param words the last name alone, which names the person only in what is theirs anyway
 */
public record PersonTerms(Set<String> addresses, Set<String> phones, Set<String> names, Set<String> words) {
    /** What stands in the place of a word that named somebody. */
    public static final String ERASED = "[erased]";

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    /** Matches nothing. */
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    public PersonTerms {
        addresses = Set.copyOf(addresses);
        phones = Set.copyOf(phones);
        names = Set.copyOf(names);
        words = Set.copyOf(words);
    }

    /** For SQL: what a text is like (ILIKE) that may name the person. */
    public List<String> likes() {
        return Stream.concat(Stream.concat(addresses.stream(), phones.stream()).map(PersonTerms::like), nameLikes())
                .toList();
    }

    private Stream<String> nameLikes() {
        return names.stream().map(name -> like(name).replace(" ", "%"));
    }

    private static String like(String term) {
        return "%" + term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** For SQL on bytes: the addresses and numbers as they may be written in a letter. */
    public List<String> literals() {
        return Stream.concat(addresses.stream(), phones.stream()).distinct().toList();
    }

    /** Finds addresses and numbers, and no longer ones that only contain them. */
    @JsonIgnore
    public Pattern exact() {
        return any(Stream.concat(
                addresses.stream().map(term -> "(?<![\\w.%+-])" + Pattern.quote(term) + "(?![\\w-]|\\.\\w)"),
                phones.stream().map(term -> "(?<!\\d)" + Pattern.quote(term) + "(?!\\d)")));
    }

    /** Finds all of {@link #exact()}, and the names, also in the genitive. */
    @JsonIgnore
    public Pattern named() {
        return any(Stream.concat(Stream.of(exact().pattern()), worded(names)));
    }

    /** Finds all of {@link #named()}, and the last name alone. */
    @JsonIgnore
    public Pattern worded() {
        return any(Stream.concat(Stream.of(named().pattern()), worded(words)));
    }

    private static Stream<String> worded(Collection<String> terms) {
        return terms.stream()
                .map(term -> "(?<!\\p{L})"
                        + Stream.of(term.split(" ")).map(Pattern::quote).collect(Collectors.joining("[\\s\\u00a0]+"))
                        + "(?:['’]?s)?(?!\\p{L})");
    }

    private static Pattern any(Stream<String> patterns) {
        var all = patterns.filter(pattern -> !pattern.equals(NOTHING.pattern())).collect(Collectors.joining("|"));
        return all.isEmpty() ? NOTHING : Pattern.compile(all, FLAGS);
    }

    /** Whether the word is one by which people are told apart. */
    static boolean tells(String word) {
        return word.length() > 2 && !word.toLowerCase(Locale.ROOT).equals("unknown");
    }
}
