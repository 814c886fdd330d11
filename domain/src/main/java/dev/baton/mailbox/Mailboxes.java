package dev.baton.mailbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.secret.CannotOpen;
import dev.baton.secret.Vault;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mailboxes of a tenant, whose passwords go in and never come out again but to the one who reads the mailbox. */
@Service
@Transactional
public class Mailboxes {
    private static final int LONGEST = 255;
    private static final String SELECT = """
            select m.*, s.looked_at, s.last_letter_at, coalesce(s.letters, 0) as letters, s.failing_since, s.last_error
              from crm.mailbox m left join crm.mailbox_state s on s.mailbox_id = m.id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Mailboxes(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Whether passwords can be kept at all: without a key in the environment no mailbox can be added. */
    public boolean canKeepPasswords() {
        return vault.isReady();
    }

    /** All mailboxes of the tenant, by user name. */
    @Transactional(readOnly = true)
    public List<Mailbox> all() {
        return jdbc.sql(SELECT + " order by m.username, m.host, m.id")
                .query(Mailboxes::mailbox)
                .list();
    }

    /** The active mailboxes of every tenant, without how they do; for work across tenants. */
    @Transactional(readOnly = true)
    public List<Mailbox> toRead() {
        return jdbc.sql(SELECT + " where m.active order by m.id")
                .query(Mailboxes::mailbox)
                .list();
    }

    /**
     * One mailbox of the tenant.
     *
     * @throws NotFound if there is none of that id
     */
    @Transactional(readOnly = true)
    public Mailbox get(UUID id) {
        return jdbc.sql(SELECT + " where m.id = ?")
                .param(id)
                .query(Mailboxes::mailbox)
                .optional()
                .orElseThrow(() -> new NotFound("mailbox", id));
    }

    /**
     * Adds a mailbox; it is read from now on.
     *
     * @throws Invalid if a value does not fit, or the tenant reads this mailbox already
     * @throws Rejected if there is no key to keep the password with
     */
    @CanIgnoreReturnValue
    public UUID add(MailboxPlace place, RecordType opens, String password) {
        check(place, opens, password.isEmpty() ? "mailbox.password.missing" : null);
        var id = UuidV7.next();
        try {
            jdbc.sql("insert into crm.mailbox (id, host, port, security, username, folder, opens, secret_changed_at) "
                            + "values (:id, :host, :port, :security, :username, :folder, :opens, :now)")
                    .params(columns(place))
                    .param("opens", opens.key())
                    .param("id", id)
                    .param("now", utc(clock.instant()))
                    .update();
        } catch (DuplicateKeyException cause) {
            throw twice();
        }
        keep(id, password);
        return id;
    }

    /**
     * Changes a mailbox. Without a new password the old one stays, unless it would be sent somewhere else: then it has to
     * be entered again, so that nobody gets at a password by naming a server of their own.
     *
     * @param password empty: the one that is kept
     * @throws Invalid if a value does not fit, or the tenant reads this mailbox already
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    public void change(UUID id, MailboxPlace place, RecordType opens, boolean active, String password, long version) {
        var before = get(id);
        check(
                place,
                opens,
                password.isEmpty() && !place.takesThePasswordOf(before.place()) ? "mailbox.password.again" : null);
        try {
            var changed = jdbc.sql("update crm.mailbox set host = :host, port = :port, security = :security, "
                            + "username = :username, folder = :folder, opens = :opens, active = :active, secret_changed_at = "
                            + "case when :fresh then :now else secret_changed_at end, version = version + 1 "
                            + "where id = :id and version = :version")
                    .params(columns(place))
                    .param("opens", opens.key())
                    .param("active", active)
                    .param("fresh", !password.isEmpty())
                    .param("now", utc(clock.instant()))
                    .param("id", id)
                    .param("version", version)
                    .update();
            if (changed == 0) {
                throw new OptimisticLockingFailureException("mailbox " + id + " was changed meanwhile");
            }
        } catch (DuplicateKeyException cause) {
            throw twice();
        }
        if (!password.isEmpty()) {
            keep(id, password);
        }
        jdbc.sql("delete from crm.mailbox_state where mailbox_id = ?").param(id).update();
    }

    /** Forgets a mailbox and its password. What came in by it stays. */
    public void remove(UUID id) {
        if (jdbc.sql("delete from crm.mailbox where id = ?").param(id).update() == 0) {
            throw new NotFound("mailbox", id);
        }
    }

    /**
     * The password of a mailbox, for whoever reads it.
     *
     * @throws CannotOpen if it cannot be opened any more
     */
    @Transactional(readOnly = true)
    public String passwordOf(UUID id) {
        var sealed = jdbc.sql("select sealed from crm.mailbox_secret where mailbox_id = ?")
                .param(id)
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .orElseThrow(() -> new NotFound("mailbox", id));
        return vault.open(sealed, purpose(id));
    }

    /**
     * The password to try a place with before it is saved: the typed one, or the kept one where it may go.
     *
     * @throws Invalid if none was typed and none may be used
     */
    @Transactional(readOnly = true)
    public String passwordToTry(@Nullable UUID id, MailboxPlace place, String typed) {
        if (!typed.isEmpty()) {
            check(place, RecordType.LEAD, null);
            return typed;
        }
        if (id == null) {
            check(place, RecordType.LEAD, "mailbox.password.missing");
        } else {
            check(place, RecordType.LEAD, place.takesThePasswordOf(get(id).place()) ? null : "mailbox.password.again");
            return passwordOf(id);
        }
        return typed;
    }

    private void keep(UUID id, String password) {
        jdbc.sql("insert into crm.mailbox_secret (id, mailbox_id, sealed) values (:id, :mailbox, :sealed) "
                        + "on conflict (mailbox_id) do update set sealed = excluded.sealed")
                .param("id", UuidV7.next())
                .param("mailbox", id)
                .param("sealed", vault.seal(password, purpose(id)))
                .update();
    }

    private static String purpose(UUID mailbox) {
        return "mailbox/" + Tenancy.required() + "/" + mailbox;
    }

    /**
     * Notes that a mailbox was read.
     *
     * @param trouble with a letter in it that stays unread; null for none
     */
    public void read(UUID id, int letters, @Nullable String trouble) {
        note(id, letters, trouble);
    }

    /** Notes that a mailbox could not be read. */
    public void failed(UUID id, String error) {
        note(id, 0, error);
    }

    private void note(UUID id, int letters, @Nullable String error) {
        // Through its mailbox: it may have been removed while somebody looked into it.
        jdbc.sql("insert into crm.mailbox_state (id, mailbox_id, looked_at, last_letter_at, letters, failing_since, "
                        + "last_error) select :id, m.id, :now, case when :letters > 0 then cast(:now as timestamptz) end, :letters, "
                        + "case when cast(:error as text) is not null then cast(:now as timestamptz) end, cast(:error as text) "
                        + "from crm.mailbox m where m.id = :mailbox "
                        + "on conflict (mailbox_id) do update set looked_at = excluded.looked_at, "
                        + "last_letter_at = coalesce(excluded.last_letter_at, mailbox_state.last_letter_at), "
                        + "letters = mailbox_state.letters + excluded.letters, failing_since = case when "
                        + "excluded.failing_since is null then null else coalesce(mailbox_state.failing_since, "
                        + "excluded.failing_since) end, last_error = excluded.last_error")
                .param("id", UuidV7.next())
                .param("mailbox", id)
                .param("now", utc(clock.instant()))
                .param("letters", letters)
                .param("error", error)
                .update();
    }

    private static void check(MailboxPlace place, RecordType opens, @Nullable String passwordProblem) {
        var problems = new ArrayList<FieldProblem>();
        if (!place.host().matches("[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?")
                || place.host().length() > LONGEST) {
            problems.add(new FieldProblem("host", "mailbox.host.none"));
        }
        if (place.port() < 1 || place.port() > 65535) {
            problems.add(new FieldProblem("port", "mailbox.port.none"));
        }
        if (isUnfit(place.username())) {
            problems.add(new FieldProblem("username", "mailbox.username.none"));
        }
        if (isUnfit(place.folder())) {
            problems.add(new FieldProblem("folder", "mailbox.folder.none"));
        }
        if (opens != RecordType.LEAD && opens != RecordType.TICKET) {
            problems.add(new FieldProblem("opens", "mailbox.opens.none"));
        }
        if (passwordProblem != null) {
            problems.add(new FieldProblem("password", passwordProblem));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static boolean isUnfit(String text) {
        return text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl);
    }

    private static Invalid twice() {
        return new Invalid(List.of(new FieldProblem("username", "mailbox.twice")));
    }

    private static Map<String, Object> columns(MailboxPlace place) {
        return Map.of(
                "host", place.host(),
                "port", place.port(),
                "security", place.tls() ? "TLS" : "NONE",
                "username", place.username(),
                "folder", place.folder());
    }

    private static Mailbox mailbox(ResultSet row, int number) throws SQLException {
        return new Mailbox(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new MailboxPlace(
                        row.getString("host"),
                        row.getInt("port"),
                        row.getString("security").equals("TLS"),
                        row.getString("username"),
                        row.getString("folder")),
                RecordType.parse(row.getString("opens")),
                row.getBoolean("active"),
                row.getObject("secret_changed_at", OffsetDateTime.class).toInstant(),
                instant(row, "looked_at"),
                instant(row, "last_letter_at"),
                row.getLong("letters"),
                instant(row, "failing_since"),
                row.getString("last_error"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
