package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.connectors.testing.CuttingProxy;
import dev.baton.connectors.testing.MailServer;
import dev.baton.inbox.Inbox;
import dev.baton.mailbox.MailboxPlace;
import dev.baton.mailbox.Mailboxes;
import dev.baton.shared.RecordType;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import dev.baton.tenant.Tenants;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.unit.DataSize;

/** Mailboxes that are looked into once a minute, so that what comes sooner was told by their server. */
@SpringBootTest(
        classes = ConnectorsTestContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.inbox.enabled=false",
            "baton.outbox.enabled=false",
            "baton.mail.fetch=false",
            "baton.mail.own-house=true",
            "baton.secrets.key=MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE="
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
class MailFetcherTest {
    @RegisterExtension
    static final MailServer SERVER = MailServer.speaking(ServerSetup.PROTOCOL_IMAP);

    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    private final MailboxReader reader;
    private final Mailboxes mailboxes;
    private final Inbox inbox;
    private final Tenants tenants;
    private MailFetcher fetcher;
    private Tenant tenant;
    private GreenMailUser user;
    private UUID mailbox;

    MailFetcherTest(
            @Autowired MailboxReader reader,
            @Autowired Mailboxes mailboxes,
            @Autowired Inbox inbox,
            @Autowired Tenants tenants) {
        this.reader = reader;
        this.mailboxes = mailboxes;
        this.inbox = inbox;
        this.tenants = tenants;
    }

    @BeforeEach
    void a_tenant_with_a_mailbox() {
        var key = "f" + UUID.randomUUID().toString().substring(0, 8);
        tenant = new Tenant(
                TenantId.create(), key, key, ZoneId.of("UTC"), "DE", "en", "pk-" + key, "leads@" + key + ".test");
        tenants.save(tenant);
        user = SERVER.setUser(tenant.mailAddress(), tenant.mailAddress(), "secret");
    }

    @AfterEach
    void no_mailbox_is_read_any_more() {
        fetcher.stop();
        as(() -> {
            mailboxes.remove(mailbox);
            return true;
        });
    }

    @Test
    void a_letter_is_taken_in_when_the_server_tells_of_it() throws Exception {
        reading(SERVER.getImap().getPort(), Duration.ofMinutes(1));
        deliver(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 1);

        for (var n = 2; n <= 3; n++) {
            var next = n;
            deliver(next);
            await().atMost(AT_ONCE).until(() -> waiting() == next);
        }
    }

    @Test
    void a_server_that_tells_nothing_is_looked_into_all_the_same() throws Exception {
        try (var proxy = CuttingProxy.to(SERVER.getImap().getPort())) {
            proxy.cutAt("IDLE");
            reading(proxy.port(), Duration.ofMillis(300));
            deliver(1);
            await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 1);
            deliver(2);
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 2);
        }
    }

    @Test
    void whoever_stops_it_does_not_wait_for_a_server_that_says_nothing() throws Exception {
        reading(SERVER.getImap().getPort(), Duration.ofMinutes(1));
        deliver(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 1);

        var before = System.nanoTime();
        fetcher.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(fetcher.isRunning()).isFalse();
    }

    private void reading(int port, Duration poll) {
        mailbox = as(() -> mailboxes.add(
                new MailboxPlace("127.0.0.1", port, false, tenant.mailAddress(), "INBOX"), RecordType.LEAD, "secret"));
        var settings = new MailSettings(
                true, poll, Duration.ofMinutes(4), Duration.ofSeconds(10), DataSize.ofMegabytes(25), true, true);
        fetcher = new MailFetcher(reader, new MailboxLine(settings), mailboxes, settings);
        fetcher.start();
    }

    private void deliver(int number) {
        var raw = "From: a@b.test\r\nMessage-ID: <" + number + "@b.test>\r\nSubject: " + number + "\r\n\r\ntext";
        user.deliver(GreenMailUtil.newMimeMessage(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private int waiting() {
        return as(() -> List.copyOf(inbox.waiting())).size();
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant.id(), Actor.system("test"), work);
    }
}
