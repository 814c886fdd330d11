package dev.baton.demo;

import dev.baton.Baton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Runs Baton with nothing to install. Options: {@code --data=DIR} where its data stays ({@code ./data}),
 * {@code --server.port=N} (8080), {@code --sample=false} for no sample leads.
 */
public class BatonDemo {
    private static final Logger SAY = LoggerFactory.getLogger("dev.baton.demo.say");

    public static void main(String[] args) {
        try {
            var running = start(args);
            // One after the other: the application first, its database last.
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        } catch (CannotStart reason) {
            SAY.error("{}", reason.getMessage());
            System.exit(1);
        }
    }

    /** Starts everything and returns when people can sign in. */
    public static Running start(String... args) {
        var options = new SimpleCommandLinePropertySource(args);
        var data = option(options, "data").orElse("data");
        var port = option(options, "server.port").orElse("8080");
        refuseTakenPort(port);
        SAY.info("Baton is starting; this takes about half a minute, the first time a whole one.");
        var database = DemoDatabase.start(data);
        DemoMailServer mail;
        try {
            mail = DemoMailServer.start();
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
        DemoPhone phone;
        try {
            phone = DemoPhone.start();
        } catch (RuntimeException failure) {
            mail.close();
            database.close();
            throw failure;
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("baton.settings-provided", true);
        settings.put("baton.demo.data", data);
        settings.put("baton.demo.sample", option(options, "sample").orElse("true"));
        // PostgreSQL's remarks on what was there already.
        settings.put("logging.level.org.flywaydb.core.internal.sqlscript", "error");
        settings.put("logging.level.org.springdoc.core.events", "error");
        settings.put("baton.mail.poll", "1s");
        if (!port.equals("0")) {
            settings.put("baton.portal-url", "http://localhost:" + port);
        }
        settings.put("baton.secrets.key", DemoSecrets.keyIn(data));
        settings.putAll(database.settings());
        settings.putAll(mail.settings());
        settings.putAll(phone.settings());
        var clock = new DemoClock();
        var application = new SpringApplicationBuilder(Baton.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(settings)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("demoMailServer", mail);
                    context.getBeanFactory().registerSingleton("demoPhone", phone);
                    context.getBeanFactory().registerSingleton("demoClock", clock);
                })
                .build();
        try {
            var running = new Running(application.run(args), database, mail, phone);
            running.context().getBean(Welcome.class).say(running.address());
            return running;
        } catch (RuntimeException failure) {
            phone.close();
            mail.close();
            database.close();
            throw failure;
        }
    }

    private static Optional<String> option(SimpleCommandLinePropertySource options, String name) {
        return Optional.ofNullable(options.getProperty(name)).filter(value -> !value.isBlank());
    }

    /** Says so before half a minute was spent on starting. */
    private static void refuseTakenPort(String port) {
        if (port.equals("0")) {
            return;
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress((InetAddress) null, Integer.parseInt(port)));
        } catch (NumberFormatException noNumber) {
            throw new CannotStart("--server.port=" + port + " is no port: give a number, like 8081.", noNumber);
        } catch (IOException taken) {
            throw new CannotStart(
                    "Port " + port + " is taken: stop what runs there, or choose another with --server.port=8081.",
                    taken);
        }
    }
}
