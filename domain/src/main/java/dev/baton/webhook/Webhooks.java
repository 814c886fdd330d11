package dev.baton.webhook;

import dev.baton.announcement.Announced;
import dev.baton.announcement.EventType;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.SendKey;
import dev.baton.secret.Vault;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Tenancy;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The endpoints of a tenant; their secrets are shown when they are made, and from then on only sign. */
@Service
@Transactional
public class Webhooks {
    private static final int LONGEST = 1000;
    private static final int SECRET_BYTES = 32;
    private static final int LAST = 10;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Vault vault;
    private final WebhookSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Webhooks(JdbcClient jdbc, Outbox outbox, Vault vault, WebhookSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether secrets can be kept at all: without a key in the environment no endpoint can be added. */
    public boolean canKeepSecrets() {
        return vault.isReady();
    }

    @Transactional(readOnly = true)
    public List<Webhook> all() {
        return jdbc.sql("select * from crm.webhook_endpoint order by url, id")
                .query(Webhooks::webhook)
                .list();
    }

    /** @throws NotFound if there is none of that id */
    @Transactional(readOnly = true)
    public Webhook get(UUID id) {
        return jdbc.sql("select * from crm.webhook_endpoint where id = ?")
                .param(id)
                .query(Webhooks::webhook)
                .optional()
                .orElseThrow(() -> new NotFound("webhook", id));
    }

    /**
     * Adds an endpoint; events from now on are posted to it.
     *
     * @param types none: all events
     * @throws Invalid if the address does not fit, or is known already
     * @throws Rejected if there is no key to keep the secret with
     */
    public NewSecret add(String url, Set<EventType> types) {
        check(url);
        var id = UuidV7.next();
        try {
            jdbc.sql("insert into crm.webhook_endpoint (id, url, types, secret_changed_at) values (?, ?, ?, ?)")
                    .params(id, url.strip(), keys(types), now())
                    .update();
        } catch (DuplicateKeyException cause) {
            throw twice();
        }
        return renew(id);
    }

    /**
     * Changes an endpoint. What waits for one that is switched off is given up; switched on again, it gets events from then
     * on.
     *
     * @throws Invalid if the address does not fit, or is known already
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    public void change(UUID id, String url, Set<EventType> types, boolean active, long version) {
        check(url);
        try {
            var changed = jdbc.sql(
                            "update crm.webhook_endpoint set url = ?, types = ?, active = ?, off_because = null, "
                                    + "version = version + 1 where id = ? and version = ?")
                    .params(url.strip(), keys(types), active, id, version)
                    .update();
            if (changed == 0) {
                throw new OptimisticLockingFailureException("webhook " + get(id).id() + " was changed meanwhile");
            }
            if (!active) {
                giveUp(id);
            }
        } catch (DuplicateKeyException cause) {
            throw twice();
        }
    }

    /** Gives an endpoint another secret; the one before signs nothing more, not even what is on its way. */
    public NewSecret rotate(UUID id) {
        var changed = jdbc.sql(
                        "update crm.webhook_endpoint set secret_changed_at = ?, version = version + 1 where id = ?")
                .params(now(), id)
                .update();
        if (changed == 0) {
            throw new NotFound("webhook", id);
        }
        return renew(id);
    }

    /** Forgets an endpoint. What was posted to it stays to be seen; what was not, is given up. */
    public void remove(UUID id) {
        if (jdbc.sql("delete from crm.webhook_endpoint where id = ?").param(id).update() == 0) {
            throw new NotFound("webhook", id);
        }
        giveUp(id);
    }

    /** Nothing is posted to it any more, so how it failed says nothing. */
    private void giveUp(UUID id) {
        jdbc.sql("update crm.outbox set state = 'cancelled' where channel = 'webhook' and lane = ? "
                        + "and (state = 'dead' or state = 'waiting' and lease_owner is null)")
                .param(id.toString())
                .update();
        jdbc.sql("delete from crm.channel_circuit where channel = 'webhook' and lane = ?")
                .param(id.toString())
                .update();
    }

    /** The endpoint said that it is no more: it is switched off, and says why. */
    public void gone(UUID id, String answer) {
        jdbc.sql("update crm.webhook_endpoint set active = false, off_because = ?, version = version + 1 "
                        + "where id = ? and active")
                .params(answer, id)
                .update();
        giveUp(id);
    }

    /** The secret of an endpoint, for whoever signs with it. */
    @Transactional(readOnly = true)
    public String secretOf(UUID id) {
        var sealed = jdbc.sql("select sealed from crm.webhook_secret where endpoint_id = ?")
                .param(id)
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .orElseThrow(() -> new NotFound("webhook", id));
        return vault.open(sealed, purpose(id));
    }

    /** What an endpoint answered last, newest first. */
    @Transactional(readOnly = true)
    public List<WebhookAnswer> lastAnswers(UUID id) {
        return jdbc.sql("""
            select o.payload ->> 'event' as event, o.summary, a.at, a.outcome, a.answer
              from (select id, payload, summary from crm.outbox
                     where channel = 'webhook' and lane = :lane order by id desc limit :last) o
              join crm.outbox_attempt a on a.outbox_id = o.id
             order by a.at desc, a.id desc limit :last
            """)
                .param("lane", id.toString())
                .param("last", LAST)
                .query((row, n) -> new WebhookAnswer(
                        UUID.fromString(row.getString("event")),
                        row.getString("summary"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("outcome"),
                        row.getString("answer")))
                .list();
    }

    /** Each endpoint that wants such events gets a post of its own. */
    @EventListener
    void on(Announced announced) {
        jdbc.sql("select id from crm.webhook_endpoint where active and (types = '{}' or ? = any(types)) order by id")
                .param(announced.type().key())
                .query(UUID.class)
                .list()
                .forEach(endpoint -> outbox.put(new OutboundMessage(
                        Channel.WEBHOOK,
                        SendKey.of("event", announced.event().toString(), "hook", endpoint.toString()),
                        announced.record(),
                        null,
                        null,
                        endpoint.toString(),
                        endpoint.toString(),
                        announced.type().key(),
                        Map.of("event", announced.event().toString()))));
    }

    private NewSecret renew(UUID id) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
        jdbc.sql("insert into crm.webhook_secret (id, endpoint_id, sealed) values (?, ?, ?) "
                        + "on conflict (endpoint_id) do update set sealed = excluded.sealed")
                .params(UuidV7.next(), id, vault.seal(secret, purpose(id)))
                .update();
        return new NewSecret(id, secret);
    }

    private static String purpose(UUID id) {
        return "webhook/" + Tenancy.required() + "/" + id;
    }

    private void check(String url) {
        if (!fits(url.strip())) {
            throw new Invalid(List.of(new FieldProblem(
                    "url", settings.ownHouse() ? "webhook.url.none-of-the-house" : "webhook.url.none")));
        }
    }

    private boolean fits(String url) {
        try {
            var uri = new URI(url);
            return url.length() <= LONGEST
                    && ("https".equals(uri.getScheme()) || settings.ownHouse() && "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static Invalid twice() {
        return new Invalid(List.of(new FieldProblem("url", "webhook.twice")));
    }

    private static String[] keys(Set<EventType> types) {
        return types.stream().map(EventType::key).sorted().toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                Arrays.stream((String[]) row.getArray("types").getArray())
                        .map(EventType::parse)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("active"),
                row.getString("off_because"),
                row.getObject("secret_changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
