package dev.baton.leadimport;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Guesses by their names what the columns of a file mean, in English and German. */
final class ColumnGuess {
    /** What each column probably means, by its place; columns nobody knows are left out. */
    static Map<Integer, ImportField> of(List<String> header) {
        var guess = new TreeMap<Integer, ImportField>();
        var taken = EnumSet.noneOf(ImportField.class);
        for (var column = 0; column < header.size(); column++) {
            var name = plain(header.get(column));
            var place = column;
            Arrays.stream(ImportField.values())
                    .filter(field -> field.isCalled(name) && !taken.contains(field))
                    .findFirst()
                    .ifPresent(field -> {
                        taken.add(field);
                        guess.put(place, field);
                    });
        }
        besideAFirstNameTheNameIsTheLastName(guess, taken);
        return guess;
    }

    private static void besideAFirstNameTheNameIsTheLastName(
            Map<Integer, ImportField> guess, EnumSet<ImportField> taken) {
        if (taken.contains(ImportField.FIRST_NAME) && !taken.contains(ImportField.LAST_NAME)) {
            guess.replaceAll((column, field) -> field == ImportField.FULL_NAME ? ImportField.LAST_NAME : field);
        }
    }

    /** {@code "E-Mail (geschäftlich)"} is {@code email}. */
    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", "")
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private ColumnGuess() {}
}
