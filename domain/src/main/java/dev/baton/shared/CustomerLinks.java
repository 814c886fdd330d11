package dev.baton.shared;

import java.util.regex.Pattern;

/** Links of customers' own pages. Whoever has one writes, rates and unsubscribes as the customer. */
public final class CustomerLinks {
    /** Mail programs that rewrite links write a slash as {@code %2F}. */
    private static final Pattern KEY = Pattern.compile(
            "((?:/|%2[Ff])portal(?:/|%2[Ff])[\\w-]{1,64}?(?:/|%2[Ff])(?:tickets|unsubscribe)(?:/|%2[Ff]))[\\w-]{16,}");

    /**
     * A text for those who are not the customer: its links lead nowhere.
     *
     * <pre>{@code
     * CustomerLinks.withoutKeys("See https://help.example/portal/acme/tickets/uaxXbqXZ7KQG-tcG8dKnq3c5");
     * // See https://help.example/portal/acme/tickets/…
     * }</pre>
     */
    public static String withoutKeys(String text) {
        return !text.contains("portal") ? text : KEY.matcher(text).replaceAll("$1…");
    }

    private CustomerLinks() {}
}
