package dev.baton.web.settings;

import dev.baton.knowledge.Language;
import dev.baton.macro.Macro;
import dev.baton.macro.MacroBody;
import dev.baton.macro.MacroText;
import dev.baton.shared.Texts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a macro, as it was typed.
 *
 * @param version of what was read; 0 for a new one
 */
record MacroForm(
        @Nullable String name,
        @Nullable Language language,
        @Nullable String team,
        @Nullable String category,
        @Nullable String body,
        long version) {

    static MacroForm empty(Language language) {
        return new MacroForm("", language, "", "", "", 0);
    }

    static MacroForm of(Macro macro) {
        var text = macro.text();
        return new MacroForm(
                text.name(),
                text.language(),
                text.team(),
                text.category(),
                text.body().text(),
                macro.version());
    }

    /** The same entries, to be saved over the version that is there now. */
    MacroForm over(long newVersion) {
        return new MacroForm(name, language, team, category, body, newVersion);
    }

    MacroText text() {
        return new MacroText(
                Typed.text(name), languageOrEnglish(), Texts.orNull(team), Texts.orNull(category), macroBody());
    }

    MacroBody macroBody() {
        return new MacroBody(Objects.requireNonNullElse(body, ""));
    }

    Language languageOrEnglish() {
        return Objects.requireNonNullElse(language, Language.EN);
    }
}
