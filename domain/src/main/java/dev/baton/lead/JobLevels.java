package dev.baton.lead;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from a job title, in several languages, how much its bearer has to say. */
final class JobLevels {
    private static final Map<JobLevel, Pattern> WORDS = words();

    static JobLevel of(@Nullable String title) {
        if (title == null || title.isBlank()) {
            return JobLevel.UNKNOWN;
        }
        var words = title.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(level -> level.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(JobLevel.STAFF);
    }

    /** The first level that fits counts: "assistant to the CEO" must be seen before "CEO". */
    private static Map<JobLevel, Pattern> words() {
        var words = new LinkedHashMap<JobLevel, Pattern>();
        words.put(
                JobLevel.STAFF,
                any(
                        "assistan\\p{L}*",
                        "assistenz",
                        "sekret\\p{L}*",
                        "secretar\\p{L}*",
                        "secrétaire",
                        "intern",
                        "praktikant\\p{L}*",
                        "trainee",
                        "werkstudent\\p{L}*",
                        "stagiaire",
                        "becari[oa]",
                        "stagista",
                        "student\\p{L}*",
                        "azubi"));
        words.put(
                JobLevel.C_LEVEL,
                any(
                        "c[efitmoprsd]o",
                        "ciso",
                        "chief",
                        "founder",
                        "co-founder",
                        "(?<!product )owner",
                        "inhaber\\p{L}*",
                        "gründer\\p{L}*",
                        "geschäftsführe\\p{L}*",
                        "geschaeftsfuehre\\p{L}*",
                        "vorstand\\p{L}*",
                        "gf",
                        "managing director",
                        "(?<!vice[ -])president",
                        "präsident\\p{L}*",
                        "pdg",
                        "dg",
                        "directeur général",
                        "directrice générale",
                        "fondateur",
                        "fondatrice",
                        "gérante?",
                        "director general",
                        "directora general",
                        "fundador\\p{L}*",
                        "socio",
                        "gerente general",
                        "amministratore delegato",
                        "titolare",
                        "fondatore",
                        "zaakvoerder",
                        "bestuurder",
                        "directeur-eigenaar",
                        "managing partner",
                        "prezes",
                        "vd",
                        "proprietário"));
        words.put(
                JobLevel.DIRECTOR,
                any(
                        "vice president",
                        "e?vp",
                        "svp",
                        "director\\p{L}*",
                        "direktor\\p{L}*",
                        "directeur",
                        "directrice",
                        "direttore",
                        "direttrice",
                        "diretor\\p{L}*",
                        "head of",
                        "head",
                        "bereichsleit\\p{L}*",
                        "hauptabteilungsleit\\p{L}*",
                        "prokurist\\p{L}*",
                        "dyrektor\\p{L}*",
                        "direktör"));
        words.put(
                JobLevel.MANAGER,
                any(
                        "manager\\p{L}*",
                        "\\p{L}*leiter\\p{L}*",
                        "\\p{L}*leitung",
                        "lead",
                        "supervisor\\p{L}*",
                        "responsable",
                        "chef\\p{L}*",
                        "gerente",
                        "jef[ea]",
                        "encargad[oa]",
                        "responsabile",
                        "capo",
                        "teamlead",
                        "hoofd",
                        "leidinggevende",
                        "kierownik",
                        "coordinator",
                        "koordinator\\p{L}*",
                        "meister\\p{L}*"));
        return words;
    }

    private static Pattern any(String... words) {
        return Pattern.compile("(?<![\\p{L}-])(?:" + String.join("|", words) + ")(?![\\p{L}-])");
    }

    private JobLevels() {}
}
