package dev.baton.opportunity;

import java.math.BigDecimal;

/**
 * An amount of a currency.
 *
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {}
