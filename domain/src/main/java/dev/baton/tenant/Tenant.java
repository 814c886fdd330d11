package dev.baton.tenant;

import java.time.ZoneId;

/**
 * A company that works with Baton, apart from all others.
 *
 * @param key short name in addresses ({@code acme})
 * @param zone where its days begin
 * @param country ISO 3166-1 alpha-2, for phone numbers written without a country
 * @param publicKey names the tenant in its public web form; no secret
 * @param mailAddress where its leads write to, lower case
 */
public record Tenant(
        TenantId id,
        String key,
        String name,
        ZoneId zone,
        String country,
        String locale,
        String publicKey,
        String mailAddress) {}
