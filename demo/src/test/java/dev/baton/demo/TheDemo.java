package dev.baton.demo;

import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One running demo, without sample leads, for all tests of this JVM: it takes a while to start. */
final class TheDemo {
    /** How the links in letters begin. */
    static final String PORTAL = "http://portal.example";

    private static final FlakySmtp LINE = FlakySmtp.open();
    private static final Running RUNNING = start();

    static Running running() {
        return RUNNING;
    }

    static String address() {
        return RUNNING.address();
    }

    static <T> T bean(Class<T> type) {
        return RUNNING.context().getBean(type);
    }

    static String apiKey(Tenant tenant) {
        return bean(DemoKeys.class).secretOf(tenant);
    }

    /** The line between Baton and the mail server. */
    static FlakySmtp line() {
        return LINE;
    }

    private static Running start() {
        // GreenMail's threads complain aloud when a line breaks; that is no failure of what a test waits for.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        try {
            var data = Files.createTempDirectory("baton-demo");
            var running = BatonDemo.start(
                    "--data=" + data,
                    "--server.port=0",
                    "--sample=false",
                    "--spring.mail.port=" + LINE.port(),
                    "--baton.outbox.backoff-base=200ms",
                    "--baton.outbox.backoff-max=2s",
                    "--baton.outbox.circuit-rest=500ms",
                    "--baton.mail.poll=500ms",
                    "--baton.portal-url=" + PORTAL,
                    // Tests ask for more in a minute than people do.
                    "--baton.limits.address=1000000",
                    "--baton.limits.person=1000000",
                    "--baton.limits.key=1000000",
                    // A proxy on this machine may say whom it speaks for; 127.0.0.2 may not.
                    "--baton.trusted-proxies=127\\.0\\.0\\.1");
            LINE.to(running.mail().server().getSmtp().getPort());
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            Stream.of(DemoTenants.ACME, DemoTenants.GLOBEX).forEach(tenant -> giveRoom(running, tenant));
            return running;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Hundreds of leads come in, and none is to wait because those of other tests have filled the hands of sales. */
    private static void giveRoom(Running running, Tenant tenant) {
        var transaction = new TransactionTemplate(running.context().getBean(PlatformTransactionManager.class));
        var jdbc = running.context().getBean(JdbcClient.class);
        Tenancy.run(
                tenant.id(),
                Actor.system("test"),
                () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "update crm.person set capacity = 1000 where id in (select m.person_id from crm.team_member m"
                                        + " join crm.team t on t.id = m.team_id where t.key like 'sales-%')")
                        .update()));
    }

    private TheDemo() {}
}
