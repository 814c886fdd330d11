package dev.baton.lead;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads countries by code or name, and says where in the world they are. */
final class Countries {
    private static final List<Locale> LANGUAGES = Stream.of("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da")
            .map(Locale::forLanguageTag)
            .toList();
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Map<String, String> BY_NAME = names();
    private static final Set<String> AMERICAS = Set.of(
            ("AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GT GY HN HT JM KN KY LC MF MQ MS "
                            + "MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI")
                    .split(" "));
    private static final Set<String> APAC = Set.of(
            ("AF AS AU BD BN BT CC CK CN CX FJ FM GU HK HM ID IN IO JP KG KH KI KP KR KZ LA LK MH MM MN MO MP MV MY NC NF NP NR NU "
                            + "NZ PF PG PH PK PN PW SB SG TH TJ TK TL TM TO TV TW UZ VN VU WF WS")
                    .split(" "));
    private static final Set<String> NOWHERE = Set.of("AQ", "BV", "GS", "TF", "UM");

    /** The ISO 3166-1 alpha-2 code; null when nobody calls a country so. */
    static @Nullable String code(String written) {
        var text = written.strip();
        var upper = text.toUpperCase(Locale.ROOT);
        return CODES.contains(upper) ? upper : BY_NAME.get(key(text));
    }

    static Region region(@Nullable String code) {
        if (code == null || NOWHERE.contains(code)) {
            return Region.OTHER;
        }
        return AMERICAS.contains(code) ? Region.AMERICAS : APAC.contains(code) ? Region.APAC : Region.EMEA;
    }

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = new Locale.Builder().setRegion(code).build();
            LANGUAGES.forEach(language -> names.put(key(country.getDisplayCountry(language)), code));
            names.put(key(country.getISO3Country()), code);
        }
        names.put("uk", "GB");
        names.put("great britain", "GB");
        names.put("england", "GB");
        names.put("usa", "US");
        names.put("holland", "NL");
        return Map.copyOf(names);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[.\\s]+", " ").strip();
    }

    private Countries() {}
}
