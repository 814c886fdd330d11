package dev.baton.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the API believes, and what it does not. */
class ApiTokenIT {
    private static final String LEADS = "/api/v1/leads";
    private static RSAKey trusted;
    private static RSAKey stranger;

    @BeforeAll
    static void keys() throws JOSEException {
        stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
        trusted = RealKeycloak.admin().addKey(new RSAKeyGenerator(2048).generate());
    }

    @Test
    void a_token_of_the_realm_opens_the_api() {
        assertThat(Http.api(LEADS, RealKeycloak.admin().tokenOf("sam")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_is_worth_what_its_persons_roles_are() {
        assertThat(Http.api(LEADS, RealKeycloak.admin().tokenOf("paul")).statusCode())
                .isEqualTo(403);
        assertThat(Http.api("/engine-rest/engine", RealKeycloak.admin().tokenOf("sam"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_tests_can_sign_a_token_that_is_believed() throws JOSEException {
        assertThat(Http.api(LEADS, signed(all -> all)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_over_opens_nothing() throws JOSEException {
        refused(signed(all -> all.expirationTime(in(-120))));
    }

    @Test
    void a_token_that_never_ends_opens_nothing() throws JOSEException {
        refused(signed(all -> all.expirationTime(null)));
    }

    @Test
    void a_token_whose_time_has_not_come_opens_nothing() throws JOSEException {
        refused(signed(all -> all.notBeforeTime(in(300))));
    }

    @Test
    void a_token_for_somebody_else_opens_nothing() throws JOSEException {
        refused(signed(all -> all.audience("account")));
        refused(signed(all -> all.audience((String) null)));
    }

    @Test
    void a_token_of_another_issuer_opens_nothing_though_the_key_is_right() throws JOSEException {
        refused(signed(all -> all.issuer(RealKeycloak.address() + "/realms/master")));
    }

    @Test
    void an_administrators_token_of_another_realm_opens_nothing() {
        refused(RealKeycloak.admin().tokenOfAnotherRealm());
    }

    @Test
    void an_identity_token_is_no_access_token() throws JOSEException {
        refused(RealKeycloak.admin().tokens("sam").path("id_token").asText());
        refused(signed(all -> all.claim("typ", "ID")));
    }

    @Test
    void a_refresh_token_is_no_access_token() {
        refused(RealKeycloak.admin().tokens("sam").path("refresh_token").asText());
    }

    @Test
    void a_token_of_nobodys_key_opens_nothing() throws JOSEException {
        refused(token(JWSAlgorithm.RS256, stranger.getKeyID(), new RSASSASigner(stranger), all -> all));
        refused(token(JWSAlgorithm.RS256, trusted.getKeyID(), new RSASSASigner(stranger), all -> all));
    }

    @Test
    void a_token_without_a_signature_opens_nothing() {
        refused(new PlainJWT(claims(all -> all)).serialize());
    }

    @Test
    void the_public_key_is_no_shared_secret() throws JOSEException {
        var publicKey = trusted.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        refused(token(JWSAlgorithm.HS256, trusted.getKeyID(), new MACSigner(publicKey), all -> all));
        refused(token(
                JWSAlgorithm.HS256,
                trusted.getKeyID(),
                new MACSigner(trusted.toRSAPublicKey().getEncoded()),
                all -> all));
    }

    @Test
    void a_changed_token_opens_nothing() {
        var parts = RealKeycloak.admin().tokenOf("rita").split("\\.");
        var other = RealKeycloak.admin().tokenOf("ada").split("\\.");
        refused(parts[0] + "." + other[1] + "." + parts[2]);
        refused("not-even-a-token");
    }

    @Test
    void a_token_without_a_tenant_we_know_is_forbidden() throws JOSEException {
        problem(Http.api(LEADS, RealKeycloak.admin().tokenOf("nora")), 403, "names no tenant");
        problem(Http.api(LEADS, RealKeycloak.admin().tokenOf("uma")), 403, "does not know");
        problem(Http.api(LEADS, signed(all -> all.claim("tenant", "ACME"))), 403, "does not know");
        problem(Http.api(LEADS, signed(all -> all.claim("tenant", List.of("acme", "globex")))), 403, "tenant");
    }

    @Test
    void the_realm_changes_its_keys_while_tokens_live() {
        var admin = RealKeycloak.admin();
        var before = admin.tokenOf("sam");
        assertThat(Http.api(LEADS, before).statusCode()).isEqualTo(200);

        admin.rotateKeys();
        var after = admin.tokenOf("sam");

        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        // Baton asks for keys it does not know every few seconds at most.
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(Http.api(LEADS, after).statusCode()).isEqualTo(200));
        assertThat(Http.api(LEADS, before).statusCode()).isEqualTo(200);
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (java.text.ParseException cause) {
            throw new IllegalArgumentException(cause);
        }
    }

    private static void refused(String token) {
        var answer = Http.api(LEADS, token);
        problem(answer, 401, "");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    private static void problem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(detail);
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return token(JWSAlgorithm.RS256, trusted.getKeyID(), new RSASSASigner(trusted), change);
    }

    private static String token(
            JWSAlgorithm algorithm, String key, JWSSigner signer, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims(change));
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(RealKeycloak.issuer())
                        .audience("baton-api")
                        .subject("0b6f")
                        .claim("typ", "Bearer")
                        .claim("preferred_username", "sam")
                        .claim("name", "Sam Okafor")
                        .claim("tenant", "acme")
                        .claim("roles", List.of("sales"))
                        .claim("groups", List.of("sales-sdr"))
                        .issueTime(in(-1))
                        .expirationTime(in(300)))
                .build();
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }
}
