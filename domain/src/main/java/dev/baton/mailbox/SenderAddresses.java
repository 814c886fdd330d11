package dev.baton.mailbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses a tenant's letters go out from. A tenant that named none writes from its own address and name. */
@Service
@Transactional
public class SenderAddresses {
    /** Stricter than RFC 5321: what every mail server takes, and nothing that could end a header. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;

    private final JdbcClient jdbc;

    SenderAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, the default first. */
    @Transactional(readOnly = true)
    public List<SenderAddress> all() {
        return jdbc.sql("select * from crm.sender_address order by is_default desc, address")
                .query(SenderAddresses::sender)
                .list();
    }

    /** What letters go out from that name nothing else. */
    @Transactional(readOnly = true)
    public Optional<SenderAddress> usual() {
        return jdbc.sql("select * from crm.sender_address where is_default")
                .query(SenderAddresses::sender)
                .optional();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none of that id
     */
    @Transactional(readOnly = true)
    public SenderAddress get(UUID id) {
        return jdbc.sql("select * from crm.sender_address where id = ?")
                .param(id)
                .query(SenderAddresses::sender)
                .optional()
                .orElseThrow(() -> new NotFound("sender address", id));
    }

    /**
     * Adds an address; the first is the default.
     *
     * @param replyTo empty for the address itself
     * @throws Invalid if a value does not fit, or there is that address already
     */
    @CanIgnoreReturnValue
    public UUID add(String address, String displayName, String replyTo) {
        check(address, displayName, replyTo);
        var id = UuidV7.next();
        try {
            jdbc.sql(
                            "insert into crm.sender_address (id, address, display_name, reply_to, is_default) values (:id, "
                                    + ":address, :name, :replyTo, not exists (select 1 from crm.sender_address where is_default))")
                    .param("id", id)
                    .param("address", address)
                    .param("name", displayName)
                    .param("replyTo", orNull(replyTo))
                    .update();
        } catch (DuplicateKeyException cause) {
            throw twice();
        }
        return id;
    }

    /**
     * Changes an address. Letters that were posted before keep what they were posted with.
     *
     * @throws Invalid if a value does not fit, or there is that address already
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    public void change(UUID id, String address, String displayName, String replyTo, long version) {
        check(address, displayName, replyTo);
        try {
            var changed = jdbc.sql("update crm.sender_address set address = :address, display_name = :name, "
                            + "reply_to = :replyTo, version = version + 1 where id = :id and version = :version")
                    .param("address", address)
                    .param("name", displayName)
                    .param("replyTo", orNull(replyTo))
                    .param("id", id)
                    .param("version", version)
                    .update();
            refuseIfNone(changed, id);
        } catch (DuplicateKeyException cause) {
            throw twice();
        }
    }

    /**
     * Makes an address the one letters go out from.
     *
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    public void makeUsual(UUID id, long version) {
        jdbc.sql("update crm.sender_address set is_default = false, version = version + 1 where is_default and id <> ?")
                .param(id)
                .update();
        refuseIfNone(
                jdbc.sql("update crm.sender_address set is_default = true, version = version + 1 "
                                + "where id = ? and version = ?")
                        .params(id, version)
                        .update(),
                id);
    }

    /**
     * Removes an address.
     *
     * @throws Rejected if it is the default while there are others
     */
    public void remove(UUID id) {
        if (get(id).isDefault() && all().size() > 1) {
            throw new Rejected("sender.default-stays");
        }
        if (jdbc.sql("delete from crm.sender_address where id = ?").param(id).update() == 0) {
            throw new NotFound("sender address", id);
        }
    }

    private static void refuseIfNone(int changed, UUID id) {
        if (changed == 0) {
            throw new OptimisticLockingFailureException("sender address " + id + " was changed meanwhile");
        }
    }

    private static void check(String address, String displayName, String replyTo) {
        var problems = new ArrayList<FieldProblem>();
        if (isNoAddress(address)) {
            problems.add(new FieldProblem("address", "sender.address.none"));
        }
        if (displayName.isBlank()
                || displayName.length() > LONGEST_NAME
                || displayName.chars().anyMatch(Character::isISOControl)) {
            problems.add(new FieldProblem("displayName", "sender.name.none"));
        }
        if (!replyTo.isEmpty() && isNoAddress(replyTo)) {
            problems.add(new FieldProblem("replyTo", "sender.reply-to.none"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static boolean isNoAddress(String text) {
        return text.length() > LONGEST_ADDRESS || !ADDRESS.matcher(text).matches();
    }

    private static Invalid twice() {
        return new Invalid(List.of(new FieldProblem("address", "sender.twice")));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static SenderAddress sender(ResultSet row, int number) throws SQLException {
        return new SenderAddress(
                row.getObject("id", UUID.class),
                row.getString("address"),
                row.getString("display_name"),
                row.getString("reply_to"),
                row.getBoolean("is_default"),
                row.getLong("version"));
    }
}
