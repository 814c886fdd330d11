package dev.baton.shared;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of a module's letters, in the language of whoever reads them.
 *
 * @param bundle name of the properties on the class path: {@code dev.baton.ticket.letters}
 */
public record Wording(String bundle) {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The sentence of that key; in English where the language has none. */
    public String text(String language, String key, Object... arguments) {
        var words = ResourceBundle.getBundle(bundle, Locale.forLanguageTag(language), EXACT);
        return new MessageFormat(words.getString(key), words.getLocale()).format(arguments);
    }
}
