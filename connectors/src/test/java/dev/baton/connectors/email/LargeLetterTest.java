package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.connectors.testing.MailServer;
import dev.baton.decision.Decided;
import dev.baton.inbox.Handled;
import dev.baton.inbox.Inbox;
import dev.baton.mailbox.MailboxPlace;
import dev.baton.mailroom.Correspondent;
import dev.baton.mailroom.Letter;
import dev.baton.mailroom.LetterClass;
import dev.baton.mailroom.LetterClassifier;
import dev.baton.mailroom.LetterEffects;
import dev.baton.mailroom.RelayedLetters;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import dev.baton.timeline.Timeline;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Letters with files of many megabytes, from the mailbox by way of the inbox to their record. */
@SpringBootTest(
        classes = {ConnectorsTestContext.class, LargeLetterTest.Room.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "baton.outbox.enabled=false",
            "baton.mail.fetch=false",
            "baton.mail.own-house=true",
            "baton.inbox.poll=50ms"
        })
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
class LargeLetterTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final MailServer SERVER = MailServer.speaking(ServerSetup.PROTOCOL_IMAP);

    /** A mail room that takes all for a person's letters, and whose records keep them. */
    @ComponentScan(
            basePackages = {"dev.baton.mailroom", "dev.baton.decision"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RelayedLetters.class))
    static class Room {
        @Bean
        LetterClassifier letterClassifier() {
            return traits -> new LetterClassifier.Classified(
                    LetterClass.HUMAN,
                    LetterEffects.ALL,
                    new Decided(
                            "mail_class", "Mail", 1, "mail_class:1", Map.of(), List.of(), List.of(), Instant.now()));
        }

        @Bean
        Correspondent correspondent(Timeline timeline) {
            return new Correspondent() {
                @Override
                public RecordType type() {
                    return RecordType.LEAD;
                }

                @Override
                public Handled open(Letter letter) {
                    timeline.add(letter.entry(RecordRef.lead(UuidV7.next()), false));
                    return Handled.done();
                }

                @Override
                public void joined(RecordRef record, Letter letter) {}
            };
        }
    }

    private final MailboxReader reader;
    private final Inbox inbox;
    private final TestDatabase database;
    private TenantId tenant;
    private String address;

    LargeLetterTest(@Autowired MailboxReader reader, @Autowired Inbox inbox, @Autowired TestDatabase database) {
        this.reader = reader;
        this.inbox = inbox;
        this.database = database;
    }

    @BeforeEach
    void a_mailbox() {
        var key = "t" + UUID.randomUUID().toString().substring(0, 8);
        tenant = database.createTenant(key);
        address = "help@" + key + ".test";
    }

    @Test
    void a_file_of_25_megabytes_arrives_at_the_record_whole() throws Exception {
        var file = new byte[25 * MEGABYTE];
        new Random(1).nextBytes(file);
        deliver("The plan", file);

        assertThat(read().trouble()).isNull();

        await().atMost(PATIENCE).until(() -> subjects().contains("The plan"));
        assertThat(Tenancy.as(tenant, Actor.system("test"), inbox::waiting)).isEmpty();
        var kept = ofTenant(jdbc -> jdbc.sql("select content from crm.attachment")
                .query((row, n) -> row.getBytes("content"))
                .single());
        assertThat(Arrays.equals(kept, file)).isTrue();
    }

    @Test
    void of_files_too_large_for_us_the_record_says_where_they_are() throws Exception {
        deliver("The film", new byte[30 * MEGABYTE]);

        assertThat(read().trouble()).isNull();

        await().atMost(PATIENCE).until(() -> subjects().contains("The film"));
        String body = ofTenant(jdbc ->
                jdbc.sql("select body from crm.activity").query(String.class).single());
        assertThat(body).contains("more than the 36 MB that are taken in", "in the mailbox " + address);
    }

    @Test
    void several_large_letters_at_once_hold_up_none() throws Exception {
        var file = new byte[16 * MEGABYTE];
        for (var n = 0; n < 2; n++) {
            deliver("Film " + n, file);
        }
        deliver("A question", new byte[10]);

        assertThat(read().letters()).isEqualTo(3);

        await().atMost(PATIENCE).until(() -> subjects().size() == 3);
    }

    private void deliver(String subject, byte[] file) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("ada@engines.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
        message.setSubject(subject);
        var words = new MimeBodyPart();
        words.setText("See what is enclosed");
        var enclosed = new MimeBodyPart();
        enclosed.setDataHandler(new DataHandler(new ByteArrayDataSource(file, "application/octet-stream")));
        enclosed.setFileName("file.bin");
        enclosed.setHeader("Content-Transfer-Encoding", "base64");
        message.setContent(new MimeMultipart(words, enclosed));
        message.saveChanges();
        SERVER.setUser(address, address, "secret").deliver(message);
    }

    private MailboxReader.Look read() throws Exception {
        return reader.read(
                tenant,
                UuidV7.next(),
                new MailboxPlace("127.0.0.1", SERVER.getImap().getPort(), false, address, "INBOX"),
                "secret");
    }

    private List<String> subjects() {
        return ofTenant(jdbc -> jdbc.sql("select subject from crm.activity where kind = 'mail_in'")
                .query(String.class)
                .list());
    }

    private <R> R ofTenant(Function<JdbcClient, R> work) {
        return database.in(tenant, work);
    }
}
