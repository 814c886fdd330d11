package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.connectors.testing.CuttingProxy;
import dev.baton.connectors.testing.MailServer;
import dev.baton.inbox.Inbox;
import dev.baton.inbox.InboxEntry;
import dev.baton.mail.ReceivedMail;
import dev.baton.mailbox.MailboxPlace;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import dev.baton.testing.TestDatabase;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = ConnectorsTestContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.inbox.enabled=false",
            "baton.outbox.enabled=false",
            "baton.mail.largest=64KB",
            "baton.mail.own-house=true"
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
class MailboxReaderTest {
    @RegisterExtension
    static final MailServer SERVER = MailServer.speaking(ServerSetup.PROTOCOL_IMAP);

    private static final UUID MAILBOX = UUID.fromString("0190d1a2-0000-7000-8000-000000000001");

    private final MailboxReader reader;
    private final Inbox inbox;
    private final Tenants tenants;
    private final TestDatabase database;
    private Tenant tenant;
    private GreenMailUser user;

    MailboxReaderTest(
            @Autowired MailboxReader reader,
            @Autowired Inbox inbox,
            @Autowired Tenants tenants,
            @Autowired TestDatabase database) {
        this.reader = reader;
        this.inbox = inbox;
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void a_tenant_with_a_mailbox() {
        var key = "t" + UUID.randomUUID().toString().substring(0, 8);
        tenant = new Tenant(
                TenantId.create(), key, key, ZoneId.of("UTC"), "DE", "en", "pk-" + key, "leads@" + key + ".test");
        tenants.save(tenant);
        user = SERVER.setUser(tenant.mailAddress(), tenant.mailAddress(), "secret");
    }

    @Test
    void an_unread_letter_is_taken_in_once_and_is_read_then() throws Exception {
        deliver("From: a@b.test\r\nMessage-ID: <1@b.test>\r\nSubject: one\r\n\r\nfirst");

        assertThat(read(imap())).isEqualTo(1);
        assertThat(read(imap())).isZero();

        var entries = waiting();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).kind()).isEqualTo(ReceivedMail.KIND);
        assertThat(ReceivedMail.fromPayload(entries.get(0).payload()).subject()).isEqualTo("one");
        assertThat(entries.get(0).payload()).containsEntry(ReceivedMail.MAILBOX, MAILBOX.toString());
        var raw = as(() -> inbox.raw(entries.get(0).id())).orElseThrow();
        assertThat(new String(raw, StandardCharsets.UTF_8))
                .contains("Message-ID: <1@b.test>")
                .endsWith("first");
    }

    @Test
    void a_line_cut_between_storing_and_marking_neither_loses_nor_doubles() throws Exception {
        for (var n = 1; n <= 5; n++) {
            deliver("From: a@b.test\r\nMessage-ID: <" + n + "@b.test>\r\nSubject: " + n + "\r\n\r\ntext");
        }
        try (var proxy = CuttingProxy.to(imap())) {
            proxy.cutAt("STORE");
            assertThatThrownBy(() -> read(proxy.port())).isInstanceOf(MessagingException.class);
            assertThat(waiting()).hasSize(1);

            proxy.cutAt(null);
            assertThat(read(proxy.port())).isEqualTo(5);
        }

        assertThat(waiting())
                .extracting(entry -> ReceivedMail.fromPayload(entry.payload()).subject())
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
        assertThat(read(imap())).isZero();
    }

    @Test
    void a_line_cut_before_storing_leaves_the_letter_unread() throws Exception {
        deliver("From: a@b.test\r\nMessage-ID: <1@b.test>\r\nSubject: one\r\n\r\nfirst");
        try (var proxy = CuttingProxy.to(imap())) {
            proxy.cutAt("BODY.PEEK[]");
            var cut = catchThrowable(() -> read(proxy.port()));
            assertThat(cut).isNotNull();
            assertThat(waiting()).isEmpty();
        }

        assertThat(read(imap())).isEqualTo(1);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void another_letter_under_the_same_message_id_is_taken_in_and_the_same_one_is_not() throws Exception {
        var scanner = "From: scan@b.test\r\nMessage-ID: <scan@b.test>\r\nSubject: scan\r\n";
        deliver(scanner + "Date: Mon, 2 Nov 2026 10:00:00 +0000\r\n\r\npage one");
        deliver("Received: by another way\r\n" + scanner + "Date: Mon, 2 Nov 2026 10:00:00 +0000\r\n\r\npage   one");
        deliver(scanner + "Date: Mon, 2 Nov 2026 11:00:00 +0000\r\n\r\npage two");
        deliver(scanner + "Date: Mon, 2 Nov 2026 11:00:00 +0000\r\n\r\npage two");

        assertThat(read(imap())).isEqualTo(4);

        assertThat(waiting())
                .extracting(entry ->
                        ReceivedMail.fromPayload(entry.payload()).text().strip())
                .containsExactlyInAnyOrder("page one", "page two");
    }

    @Test
    void a_letter_that_was_erased_and_is_read_once_more_stays_erased() throws Exception {
        var raw = "From: a@b.test\r\nMessage-ID: <1@b.test>\r\nSubject: one\r\n\r\nfirst";
        deliver(raw);
        read(imap());
        database.in(
                tenant.id(),
                jdbc -> jdbc.sql("update crm.inbox set payload = '{}', raw = null, state = 'done'")
                        .update());
        deliver(raw);

        assertThat(read(imap())).isEqualTo(1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void one_letter_to_two_tenants_is_two_entries() throws Exception {
        var raw = "From: a@b.test\r\nMessage-ID: <both@b.test>\r\nSubject: both\r\n\r\ntext";
        deliver(raw);
        read(imap());
        var first = tenant;
        a_tenant_with_a_mailbox();
        deliver(raw);
        read(imap());

        assertThat(waiting()).hasSize(1);
        assertThat(Tenancy.as(first.id(), Actor.system("test"), inbox::waiting)).hasSize(1);
    }

    @Test
    void of_a_letter_that_is_too_large_the_envelope_comes_in_and_says_so() throws Exception {
        deliver("From: a@b.test\r\nMessage-ID: <big@b.test>\r\nSubject: big\r\n\r\n"
                + ("x".repeat(70) + "\r\n").repeat(2000));

        assertThat(read(imap())).isEqualTo(1);

        var mail = ReceivedMail.fromPayload(waiting().get(0).payload());
        assertThat(mail.subject()).isEqualTo("big");
        assertThat(mail.messageId()).isEqualTo("<big@b.test>");
        assertThat(mail.text()).contains("stays, whole and with its files, in the mailbox");
    }

    @Test
    void a_letter_whose_envelope_the_server_cannot_tell_is_taken_in_by_its_bytes() throws Exception {
        for (var head : List.of(
                "From: " + "a".repeat(30_000),
                "From: a@b.test\r\nMessage-ID: <" + "a".repeat(30_000) + "@b.test>",
                "From: a@b.test\r\nReferences: " + "<a@b.example>\r\n ".repeat(1_000),
                "From: <" + "a".repeat(30_000),
                "From: (((((((((")) {
            deliver(head + "\r\nSubject: odd\r\n\r\ntext");
        }
        deliver("From: a@b.test\r\nMessage-ID: <honest@b.test>\r\nSubject: honest\r\n\r\ntext");

        assertThat(read(imap())).isEqualTo(6);
    }

    @Test
    void a_letter_the_server_does_not_hand_out_stays_unread_and_holds_up_none() throws Exception {
        for (var n = 1; n <= 3; n++) {
            deliver("From: a@b.test\r\nMessage-ID: <" + n + "@b.test>\r\nSubject: " + n + "\r\n\r\ntext");
        }
        try (var proxy = CuttingProxy.to(imap())) {
            proxy.mishear("BODY.PEEK[]");
            var look = look(proxy.port());
            assertThat(look.letters()).isEqualTo(2);
            assertThat(look.trouble()).startsWith("A letter cannot be taken in");
        }

        var next = look(imap());
        assertThat(next.letters()).isEqualTo(1);
        assertThat(next.trouble()).isNull();
    }

    private void deliver(String raw) throws Exception {
        user.deliver(GreenMailUtil.newMimeMessage(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private int read(int port) throws MessagingException {
        return look(port).letters();
    }

    private MailboxReader.Look look(int port) throws MessagingException {
        return reader.read(
                tenant.id(),
                MAILBOX,
                new MailboxPlace("127.0.0.1", port, false, tenant.mailAddress(), "INBOX"),
                "secret");
    }

    private static int imap() {
        return SERVER.getImap().getPort();
    }

    private List<InboxEntry> waiting() {
        return as(inbox::waiting);
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant.id(), Actor.system("test"), work);
    }
}
