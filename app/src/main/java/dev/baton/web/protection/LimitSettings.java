package dev.baton.web.protection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much each may ask. A bucket is full at first, and fills up again evenly.
 *
 * @param address requests a minute from one address; an office of many people may share one
 * @param person requests a minute of one person
 * @param key requests a minute with one API key
 * @param signInsOfAddress failed sign-ins from one address in {@code signInWindow}
 * @param signInsOfName failed sign-ins from one address under one name in {@code signInWindow}
 * @param refusedKeys refused keys and tokens from one address in {@code signInWindow}
 * @param publicForms public forms a minute from one address
 */
@ConfigurationProperties("baton.limits")
public record LimitSettings(
        @DefaultValue("3000") long address,
        @DefaultValue("900") long person,
        @DefaultValue("1800") long key,
        @DefaultValue("30") long signInsOfAddress,
        @DefaultValue("5") long signInsOfName,
        @DefaultValue("30") long refusedKeys,
        @DefaultValue("5") long publicForms,
        @DefaultValue("15m") Duration signInWindow) {

    long most(Limit limit) {
        return switch (limit) {
            case ADDRESS -> address;
            case PERSON -> person;
            case KEY -> key;
            case SIGN_IN_ADDRESS -> signInsOfAddress;
            case SIGN_IN_NAME -> signInsOfName;
            case REFUSED_KEY -> refusedKeys;
            case PUBLIC_FORM -> publicForms;
        };
    }

    Duration window(Limit limit) {
        return switch (limit) {
            case ADDRESS, PERSON, KEY, PUBLIC_FORM -> Duration.ofMinutes(1);
            case SIGN_IN_ADDRESS, SIGN_IN_NAME, REFUSED_KEY -> signInWindow;
        };
    }
}
