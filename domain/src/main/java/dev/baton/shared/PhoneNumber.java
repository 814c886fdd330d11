package dev.baton.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A telephone number as everybody can dial it (E.164): {@code +4930901820}. */
public record PhoneNumber(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{5,14}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("Not a telephone number in E.164");
        }
    }

    /**
     * Reads a number however it is written; null when it is none.
     *
     * @param country where a number without a country is dialled from; null: nowhere
     */
    public static @Nullable PhoneNumber read(String written, @Nullable String country) {
        try {
            var number = NUMBERS.parse(written, country);
            var e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
            return NUMBERS.isPossibleNumber(number) && E164.matcher(e164).matches() ? new PhoneNumber(e164) : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    /** The country it is dialled in; null where several share its prefix in a way that cannot be told. */
    public @Nullable String country() {
        try {
            var region = NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, null));
            return region == null || region.length() != 2 ? null : region;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    @Override
    public String toString() {
        return e164;
    }
}
