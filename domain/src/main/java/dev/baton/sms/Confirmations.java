package dev.baton.sms;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What we answer to STOP, START and HELP, in the language of whoever said it. */
final class Confirmations {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static String text(String language, TextCommand command, String company) {
        var words = ResourceBundle.getBundle("dev.baton.sms.confirmations", Locale.forLanguageTag(language), EXACT);
        var sentence = words.getString(command.name().toLowerCase(Locale.ROOT));
        return new MessageFormat(sentence, words.getLocale()).format(new Object[] {company});
    }

    private Confirmations() {}
}
