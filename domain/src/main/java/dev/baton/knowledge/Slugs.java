package dev.baton.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Names for addresses, made of titles. */
final class Slugs {
    private static final int LONGEST = 60;

    /** Addresses of other things beside the articles. */
    private static final Set<String> TAKEN = Set.of("suggestions");

    static String of(String title) {
        var plain = title.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        var slug = Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var cut = slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-[^-]*$", "");
        return cut.isEmpty() || TAKEN.contains(cut) ? ("article-" + cut).replaceAll("-$", "") : cut;
    }

    private Slugs() {}
}
