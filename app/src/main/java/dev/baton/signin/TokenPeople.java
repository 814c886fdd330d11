package dev.baton.signin;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads a person of Baton out of an OpenID Connect token: claims {@code tenant} (the tenant's key),
 * {@code preferred_username}, {@code name}, {@code roles} and {@code groups} (team keys, with or without a leading slash).
 */
class TokenPeople implements Converter<Jwt, AbstractAuthenticationToken> {
    private static final Pattern TEAM = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    private final Tenants tenants;

    TokenPeople(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * @throws Unwelcome if the token names no tenant we know
     */
    SignedIn read(ClaimAccessor token) {
        var tenant = tenantOf(token);
        var login = Optional.ofNullable(token.getClaimAsString("preferred_username"))
                .or(() -> Optional.ofNullable(token.getClaimAsString("sub")))
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(new OAuth2Error("invalid_token", "No subject", null)));
        var name = Optional.ofNullable(token.getClaimAsString("name")).orElse(login);
        var roles = words(token, "roles").stream()
                .map(Role::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        // The issuer may have groups that are no teams of Baton.
        var teams = words(token, "groups").stream()
                .map(group -> group.startsWith("/") ? group.substring(1) : group)
                .filter(TEAM.asMatchPredicate())
                .toList();
        return new SignedIn(login, name, tenant.id().value(), roles, new HashSet<>(teams), false);
    }

    private Tenant tenantOf(ClaimAccessor token) {
        var key = token.getClaimAsString("tenant");
        if (key == null || key.isBlank()) {
            throw new Unwelcome(Unwelcome.Reason.NO_TENANT);
        }
        return tenants.byKey(key).orElseThrow(() -> new Unwelcome(Unwelcome.Reason.UNKNOWN_TENANT));
    }

    private static List<String> words(ClaimAccessor token, String claim) {
        var values = token.getClaimAsStringList(claim);
        return values == null ? new ArrayList<>() : values;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var person = read(token);
        var authentication = new JwtAuthenticationToken(token, SignedInAuthorities.of(person), person.login());
        authentication.setDetails(person);
        return authentication;
    }
}
