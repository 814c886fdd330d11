package dev.baton.lead;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.jspecify.annotations.Nullable;

/** Reads telephone numbers however they are written. */
final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * The number as everybody can dial it (E.164); null when it is none.
     *
     * @param country where a number without a country is dialled from
     */
    static @Nullable String e164(String written, String country) {
        try {
            var number = NUMBERS.parse(written, country);
            return NUMBERS.isPossibleNumber(number) ? NUMBERS.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    /** The country a number is dialled in; null where several share its prefix in a way that cannot be told. */
    static @Nullable String country(String e164) {
        try {
            var region = NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, null));
            return region == null || region.length() != 2 ? null : region;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    /** The first telephone number in a text; null when there is none. */
    static @Nullable String firstIn(String text, String country) {
        for (var match : NUMBERS.findNumbers(text, country)) {
            return match.rawString();
        }
        return null;
    }

    private PhoneNumbers() {}
}
