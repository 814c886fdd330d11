package dev.baton.lead;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of our letters, in the language of whoever reads them. */
final class Letters {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static String text(String language, String key, Object... arguments) {
        var words = ResourceBundle.getBundle("dev.baton.lead.letters", Locale.forLanguageTag(language), EXACT);
        return new MessageFormat(words.getString(key), words.getLocale()).format(arguments);
    }

    private Letters() {}
}
