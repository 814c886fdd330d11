package dev.baton.signin;

import dev.baton.identity.SignedIn;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person's roles as Spring Security's authorities: {@code ROLE_SALES}. */
public final class SignedInAuthorities {
    public static List<GrantedAuthority> of(SignedIn person) {
        return person.roles().stream()
                .map(role -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    private SignedInAuthorities() {}
}
