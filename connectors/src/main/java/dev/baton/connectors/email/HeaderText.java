package dev.baton.connectors.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What strangers wrote, as it may stand in a header of a letter of ours or in a command to the mail server. */
final class HeaderText {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+\\s*");

    /** Of RFC 5322, 3.6.4, what a header has room for (2.1.1). */
    private static final Pattern IDENTITY = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,900}>");

    /**
     * RFC 5322's atoms with dots. A letter outside ASCII would need a server of RFC 6531; Jakarta Mail writes the low half of
     * it instead, which can be any sign at all.
     */
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");

    static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /** Whether it is a Message-ID that can be quoted. */
    static boolean isIdentity(String text) {
        return IDENTITY.matcher(text).matches();
    }

    /**
     * An address a letter can be sent to, its domain in ASCII (RFC 5890).
     *
     * @throws AddressException if it is none, or none of one mailbox alone
     */
    static InternetAddress address(String text, @Nullable String name)
            throws AddressException, UnsupportedEncodingException {
        var at = text.lastIndexOf('@');
        if (at < 1 || !LOCAL.matcher(text.substring(0, at)).matches()) {
            throw new AddressException("The part before the @ has signs that no mail server takes", text);
        }
        var address = new InternetAddress(text.substring(0, at + 1) + domain(text.substring(at + 1)), true);
        if (name != null) {
            address.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
        }
        return address;
    }

    /** Whether a letter can be sent to it. */
    static boolean isAddress(String text) {
        try {
            address(text, null);
            return true;
        } catch (AddressException | UnsupportedEncodingException none) {
            return false;
        }
    }

    private static String domain(String text) throws AddressException {
        try {
            return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException cause) {
            throw new AddressException("The part behind the @ is no domain: " + cause.getMessage(), text);
        }
    }

    private HeaderText() {}
}
