package dev.baton.shared;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.jspecify.annotations.Nullable;

/** Reads telephone numbers however they are written. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * The number as everybody can dial it (E.164); null when it is none.
     *
     * @param country where a number without a country is dialled from
     */
    public static @Nullable String e164(String written, String country) {
        var number = PhoneNumber.read(written, country);
        return number == null ? null : number.e164();
    }

    /** The country a number is dialled in; null where several share its prefix in a way that cannot be told. */
    public static @Nullable String country(String e164) {
        var number = PhoneNumber.read(e164, null);
        return number == null ? null : number.country();
    }

    /** The first telephone number in a text; null when there is none. */
    public static @Nullable String firstIn(String text, String country) {
        for (var match : NUMBERS.findNumbers(text, country)) {
            return match.rawString();
        }
        return null;
    }

    private PhoneNumbers() {}
}
