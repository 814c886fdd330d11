package dev.baton.connectors.outbox;

import static org.awaitility.Awaitility.await;

import dev.baton.connectors.testing.ConnectorsTestContext;
import dev.baton.inbox.Handled;
import dev.baton.inbox.Inbox;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxEntry;
import dev.baton.outbox.SendKey;
import dev.baton.outbox.SendOutcome;
import dev.baton.outbox.Sender;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.testing.TestDatabase;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Nobody waits for the next poll on the node where the work was made. */
@SpringBootTest(
        classes = {ConnectorsTestContext.class, WokenWorkersTest.Counting.class, WokenWorkersTest.Handling.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"baton.outbox.poll=10m", "baton.inbox.poll=10m"})
@ContextConfiguration(initializers = ConnectorsTestContext.OwnDatabase.class)
class WokenWorkersTest {
    static class Counting implements Sender {
        private final AtomicInteger sent = new AtomicInteger();

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public SendOutcome send(OutboxEntry entry) {
            sent.incrementAndGet();
            return new SendOutcome.Sent("ok");
        }
    }

    static class Handling implements InboxHandler {
        private final AtomicInteger handled = new AtomicInteger();

        @Override
        public String kind() {
            return "note";
        }

        @Override
        public Handled handle(InboxEntry entry) {
            handled.incrementAndGet();
            return Handled.done();
        }
    }

    @Test
    void a_commit_wakes_the_relay_and_the_worker(
            @Autowired Outbox outbox,
            @Autowired Inbox inbox,
            @Autowired Counting sender,
            @Autowired Handling handler,
            @Autowired TestDatabase database) {
        var tenant = database.createTenant("acme");
        for (var n = 1; n <= 3; n++) {
            var name = String.valueOf(n);
            Tenancy.run(tenant, Actor.system("test"), () -> {
                outbox.put(new OutboundMessage(
                        Channel.SMS,
                        SendKey.of(name),
                        RecordRef.lead(UuidV7.next()),
                        null,
                        null,
                        "+49301234567",
                        "A text message",
                        Map.of()));
                inbox.take("test", name, "note", null, Map.of(), null);
            });
            var expected = n;
            await().until(() -> sender.sent.get() == expected && handler.handled.get() == expected);
        }
    }
}
