package dev.baton.signin;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person's roles and rights as Spring Security's authorities: {@code ROLE_SALES}, {@code SEE_LEADS}. */
public final class SignedInAuthorities {
    public static List<GrantedAuthority> of(SignedIn person) {
        var roles = person.roles().stream().map(role -> "ROLE_" + role.name());
        var rights = Arrays.stream(Right.values()).filter(person::may).map(Right::name);
        return Stream.concat(roles, rights)
                .map(name -> (GrantedAuthority) new SimpleGrantedAuthority(name))
                .toList();
    }

    private SignedInAuthorities() {}
}
