package dev.baton.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The sign-ins at the issuer that hold, for all nodes together ({@code web.sign_in}). A session counts while the row of
 * its sign-in is there. Each method is one statement, a transaction of its own.
 */
class SignIns {
    /** How long a question to the issuer may take, until somebody asks again. */
    static final Duration A_MOMENT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    /** Longer than a session lives without a request, each of which asks for {@code ask_at} or moves it on. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** What a session remembers of where it comes from. */
    static final String ATTRIBUTE = "baton.sign-in";

    private final JdbcClient jdbc;
    private final Clock clock;

    SignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody has signed in.
     *
     * @param issuerSession the claim {@code sid}, if the issuer has such
     * @param refreshToken to ask the issuer with, if it gave one
     * @param askAt when to ask whether they may still be here
     */
    UUID begin(String subject, @Nullable String issuerSession, @Nullable String refreshToken, Instant askAt) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into web.sign_in (id, subject, issuer_session, refresh_token, ask_at) values (?, ?, ?, ?, ?)")
                .params(id, subject, issuerSession, refreshToken, at(askAt))
                .update();
        return id;
    }

    /** When the issuer is to be asked about a sign-in; empty if it is over. */
    Optional<Instant> askAt(UUID id) {
        return jdbc.sql("select ask_at from web.sign_in where id = ?")
                .param(id)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /**
     * Takes it on to ask the issuer about a sign-in. Of requests that come together, one gets the token, since most
     * issuers take each token once; the others go on meanwhile.
     */
    Optional<String> takeDue(UUID id) {
        var now = clock.instant();
        return jdbc.sql("update web.sign_in set ask_at = ? where id = ? and ask_at <= ? returning refresh_token")
                .params(at(now.plus(A_MOMENT)), id, at(now))
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(token -> token);
    }

    /** The issuer has said that a sign-in holds. */
    void holds(UUID id, String refreshToken, Instant askAt) {
        jdbc.sql("update web.sign_in set refresh_token = ?, ask_at = ? where id = ?")
                .params(refreshToken, at(askAt), id)
                .update();
    }

    /** It is over, whoever says so. */
    void end(UUID id) {
        jdbc.sql("delete from web.sign_in where id = ?").param(id).update();
    }

    /** The issuer's session is over. Returns how many sign-ins it bore. */
    int endIssuerSession(String issuerSession) {
        return jdbc.sql("delete from web.sign_in where issuer_session = ?")
                .param(issuerSession)
                .update();
    }

    /** All of a person's sessions are over. */
    int endAll(String subject) {
        return jdbc.sql("delete from web.sign_in where subject = ?")
                .param(subject)
                .update();
    }

    /** A person's sign-ins may be over: the issuer is asked about each soon, not only when it would be time. */
    void doubt(String subject) {
        var soon = at(clock.instant().plus(A_MOMENT));
        jdbc.sql("update web.sign_in set ask_at = ? where subject = ? and ask_at > ?")
                .params(soon, subject, soon)
                .update();
    }

    /** Removes those of sessions that nobody has used for so long that they are over. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void tidy() {
        var forgotten = jdbc.sql("delete from web.sign_in where ask_at < ?")
                .param(at(clock.instant().minus(KEPT)))
                .update();
        LOG.debug("{} sign-ins were not used any more", forgotten);
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
