package dev.baton.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.secret.CannotOpen;
import dev.baton.secret.Vault;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordType;
import dev.baton.shared.Rejected;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.context.TestPropertySource;

@DomainTest
@Import(MailboxesTest.Modules.class)
@TestPropertySource(properties = "baton.secrets.key=MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=")
class MailboxesTest {
    private static final MailboxPlace PLACE = new MailboxPlace("imap.acme.test", 993, true, "hello@acme.test", "INBOX");

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = {Mailboxes.class, Vault.class})
    static class Modules {}

    private final Mailboxes mailboxes;
    private final SenderAddresses senders;
    private final SigningKeys keys;
    private final TestDatabase database;
    private final TenantId tenant;

    MailboxesTest(
            @Autowired Mailboxes mailboxes,
            @Autowired SenderAddresses senders,
            @Autowired SigningKeys keys,
            @Autowired TestDatabase database) {
        this.keys = keys;
        this.mailboxes = mailboxes;
        this.senders = senders;
        this.database = database;
        this.tenant = newTenant();
    }

    private TenantId newTenant() {
        return database.createTenant("m" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void a_password_is_kept_sealed_and_is_nowhere_else_not_even_in_the_audit_trail() {
        var id = as(() -> mailboxes.add(PLACE, RecordType.LEAD, "s3cret-word"));

        assertThat(as(() -> mailboxes.passwordOf(id))).isEqualTo("s3cret-word");
        assertThat(as(mailboxes::all).toString()).doesNotContain("s3cret-word");
        byte[] sealed = database.in(
                tenant,
                jdbc -> jdbc.sql("select sealed from crm.mailbox_secret")
                        .query((row, number) -> row.getBytes("sealed"))
                        .single());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret-word");
        List<String> audited = database.in(
                tenant,
                jdbc -> jdbc.sql("select table_name || ' ' || actor || ' ' || after from crm.audit")
                        .query(String.class)
                        .list());
        assertThat(audited).anyMatch(line -> line.startsWith("mailbox person:ada"));
        assertThat(audited.toString()).doesNotContain("s3cret", "sealed");
    }

    @Test
    void a_mailbox_says_what_its_letters_open() {
        var id = as(() -> mailboxes.add(PLACE, RecordType.TICKET, "secret"));
        assertThat(as(() -> mailboxes.get(id)).opens()).isEqualTo(RecordType.TICKET);

        run(() -> mailboxes.change(id, PLACE, RecordType.LEAD, true, "", 0));
        assertThat(as(() -> mailboxes.get(id)).opens()).isEqualTo(RecordType.LEAD);

        assertThat(problemsOf(() -> as(() -> mailboxes.add(PLACE, RecordType.COMPANY, "secret"))))
                .containsExactly("opens: mailbox.opens.none");
    }

    @Test
    void a_sender_signs_with_a_key_whose_other_half_is_published() {
        var id = as(() -> senders.add("sales@Acme.test", "Acme", ""));
        assertThat(as(() -> keys.of("sales@acme.test"))).isEmpty();

        run(() -> keys.make(id));

        var key = as(() -> keys.of("SALES@acme.test")).orElseThrow();
        assertThat(key.domain()).isEqualTo("acme.test");
        var published = as(() -> keys.recordOf(id)).orElseThrow();
        assertThat(published.name()).isEqualTo(key.toString());
        assertThat(published.value()).startsWith("v=DKIM1; k=rsa; p=MIIB");
        List<String> audited = database.in(
                tenant,
                jdbc -> jdbc.sql("select table_name || ' ' || after from crm.audit")
                        .query(String.class)
                        .list());
        assertThat(audited).anyMatch(line -> line.contains("dkim_selector"));
        assertThat(audited.toString()).doesNotContain("sealed");

        run(() -> keys.remove(id));
        assertThat(as(() -> keys.of("sales@acme.test"))).isEmpty();
        assertThat(as(() -> keys.recordOf(id))).isEmpty();
    }

    @Test
    void a_sealed_password_moved_to_another_mailbox_does_not_open() {
        var one = as(() -> mailboxes.add(PLACE, RecordType.LEAD, "one"));
        var two = as(() -> mailboxes.add(at("two@acme.test"), RecordType.LEAD, "two"));
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.mailbox_secret set sealed = (select sealed from crm.mailbox_secret "
                                + "where mailbox_id = :one) where mailbox_id = :two")
                        .param("one", one)
                        .param("two", two)
                        .update());

        assertThatThrownBy(() -> as(() -> mailboxes.passwordOf(two))).isInstanceOf(CannotOpen.class);
    }

    @Test
    void whoever_names_another_server_has_to_know_the_password() {
        var id = as(() -> mailboxes.add(PLACE, RecordType.LEAD, "secret"));

        assertThat(problemsOf(
                        () -> change(id, new MailboxPlace("evil.test", 993, true, PLACE.username(), "INBOX"), "", 0)))
                .containsExactly("password: mailbox.password.again");
        assertThat(problemsOf(
                        () -> change(id, new MailboxPlace(PLACE.host(), 993, false, PLACE.username(), "INBOX"), "", 0)))
                .as("in the clear")
                .containsExactly("password: mailbox.password.again");
        assertThat(problemsOf(() -> as(() -> mailboxes.passwordToTry(
                        id, new MailboxPlace("evil.test", 993, true, PLACE.username(), "INBOX"), ""))))
                .containsExactly("password: mailbox.password.again");

        change(id, new MailboxPlace(PLACE.host(), 993, true, PLACE.username(), "Sales"), "", 0);
        assertThat(as(() -> mailboxes.passwordOf(id))).isEqualTo("secret");
        change(id, new MailboxPlace("other.test", 993, true, PLACE.username(), "Sales"), "new", 1);
        assertThat(as(() -> mailboxes.passwordOf(id))).isEqualTo("new");
    }

    @Test
    void what_does_not_fit_is_said_field_by_field() {
        assertThat(problemsOf(() ->
                        as(() -> mailboxes.add(new MailboxPlace("a b", 0, true, " ", "IN\nBOX"), RecordType.LEAD, ""))))
                .containsExactly(
                        "host: mailbox.host.none",
                        "port: mailbox.port.none",
                        "username: mailbox.username.none",
                        "folder: mailbox.folder.none",
                        "password: mailbox.password.missing");
        as(() -> mailboxes.add(PLACE, RecordType.LEAD, "secret"));
        assertThat(problemsOf(() -> as(() -> mailboxes.add(PLACE, RecordType.LEAD, "secret"))))
                .containsExactly("username: mailbox.twice");
    }

    @Test
    void how_a_mailbox_does_is_known_and_is_no_change_of_it() {
        var id = as(() -> mailboxes.add(PLACE, RecordType.LEAD, "secret"));
        run(() -> mailboxes.read(id, 3, null));
        run(() -> mailboxes.failed(id, "Connection refused"));
        var since = as(() -> mailboxes.get(id)).failingSince();
        run(() -> mailboxes.failed(id, "Timeout"));

        var failing = as(() -> mailboxes.get(id));
        assertThat(failing.failingSince()).isNotNull().isEqualTo(since);
        assertThat(failing.lastError()).isEqualTo("Timeout");
        assertThat(failing.letters()).isEqualTo(3);
        assertThat(failing.lastLetterAt()).isNotNull();
        assertThat(failing.version()).isZero();

        run(() -> mailboxes.read(id, 1, null));
        var well = as(() -> mailboxes.get(id));
        assertThat(well.failingSince()).isNull();
        assertThat(well.lastError()).isNull();
        assertThat(well.letters()).isEqualTo(4);
    }

    @Test
    void one_tenant_knows_nothing_of_anothers_mailboxes_and_the_one_who_reads_them_knows_all() {
        var id = as(() -> mailboxes.add(PLACE, RecordType.LEAD, "secret"));
        var off = as(() -> mailboxes.add(at("off@acme.test"), RecordType.LEAD, "secret"));
        run(() -> mailboxes.change(off, at("off@acme.test"), RecordType.LEAD, false, "", 0));
        var other = newTenant();

        assertThatThrownBy(() -> Tenancy.as(other, Actor.person("eve"), () -> mailboxes.get(id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Tenancy.as(other, Actor.person("eve"), () -> mailboxes.passwordOf(id)))
                .isInstanceOf(NotFound.class);
        assertThat(Tenancy.acrossTenants("test", mailboxes::toRead))
                .extracting(Mailbox::id)
                .contains(id)
                .doesNotContain(off);
    }

    @Test
    void a_removed_mailbox_is_gone_with_its_password() {
        var id = as(() -> mailboxes.add(PLACE, RecordType.LEAD, "secret"));
        run(() -> mailboxes.remove(id));

        assertThatThrownBy(() -> as(() -> mailboxes.get(id))).isInstanceOf(NotFound.class);
        run(() -> mailboxes.read(id, 1, null));
        assertThat(database.in(
                                tenant,
                                jdbc -> jdbc.sql("select count(*) from crm.mailbox_secret")
                                        .query(Long.class)
                                        .single())
                        .longValue())
                .isZero();
    }

    @Test
    void a_change_of_what_somebody_changed_meanwhile_is_refused() {
        var id = as(() -> mailboxes.add(PLACE, RecordType.LEAD, "secret"));
        change(id, PLACE, "", 0);

        assertThatThrownBy(() -> change(id, PLACE, "", 0)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void letters_go_out_from_the_first_sender_until_another_is_the_default() {
        assertThat(as(senders::usual)).isEmpty();
        var sales = as(() -> senders.add("sales@acme.test", "Acme Sales", ""));
        var help = as(() -> senders.add("help@acme.test", "Acme Help", "hello@acme.test"));

        assertThat(as(senders::usual).orElseThrow().id()).isEqualTo(sales);
        run(() -> senders.makeUsual(help, 0));
        var usual = as(senders::usual).orElseThrow();
        assertThat(usual.displayName()).isEqualTo("Acme Help");
        assertThat(usual.answersTo()).isEqualTo("hello@acme.test");
        assertThatThrownBy(() -> run(() -> senders.remove(help))).isInstanceOf(Rejected.class);
        run(() -> senders.remove(sales));
        run(() -> senders.remove(help));
        assertThat(as(senders::all)).isEmpty();
    }

    @Test
    void a_sender_cannot_smuggle_headers_into_a_letter() {
        for (var evil : List.of(
                "a@b.test\r\nBcc: x@y.test", "a b@c.test", "<a@b.test>", "a@b", "@b.test", "a@b.test,c@d.test")) {
            assertThat(problemsOf(() -> as(() -> senders.add(evil, "Name", ""))))
                    .containsExactly("address: sender.address.none");
            assertThat(problemsOf(() -> as(() -> senders.add("a@b.test", "Name", evil))))
                    .containsExactly("replyTo: sender.reply-to.none");
        }
        assertThat(problemsOf(() -> as(() -> senders.add("a@b.test", "Name\r\nBcc: x@y.test", ""))))
                .containsExactly("displayName: sender.name.none");
        as(() -> senders.add("a@b.test", "Name", ""));
        assertThat(problemsOf(() -> as(() -> senders.add("A@B.test", "Name", ""))))
                .containsExactly("address: sender.twice");
    }

    private static MailboxPlace at(String username) {
        return new MailboxPlace("imap.acme.test", 993, true, username, "INBOX");
    }

    private static List<String> problemsOf(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (Invalid invalid) {
            return invalid.problems().stream().map(MailboxesTest::text).toList();
        }
    }

    private static String text(FieldProblem problem) {
        return problem.field() + ": " + problem.message();
    }

    private void change(UUID id, MailboxPlace place, String password, long version) {
        run(() -> mailboxes.change(id, place, RecordType.LEAD, true, password, version));
    }

    private void run(Runnable work) {
        Tenancy.run(tenant, Actor.person("ada"), work);
    }

    @CanIgnoreReturnValue
    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("ada"), work);
    }
}
