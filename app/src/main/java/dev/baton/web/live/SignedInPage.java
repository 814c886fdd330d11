package dev.baton.web.live;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.web.Needs;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is signed in now: an open page asks before it sends what somebody typed into it. Whoever is not gets 401, and the page
 * keeps the words.
 */
@RestController
class SignedInPage {
    /**
     * @param who names one person of one tenant, as the page does whom it was made for
     * @param csrf what forms sent in this session carry
     */
    record Now(String who, String csrf) {}

    @GetMapping("/signed-in")
    @Needs(Right.SEE_WORK)
    ResponseEntity<Now> now(SignedIn person, CsrfToken csrf) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Now(person.tenant() + "/" + person.login(), csrf.getToken()));
    }
}
