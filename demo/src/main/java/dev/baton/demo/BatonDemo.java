package dev.baton.demo;

import dev.baton.Baton;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Runs Baton with nothing to install. Options: {@code --data=DIR} where its data stays ({@code ./data}),
 * {@code --server.port=N} (8080), {@code --sample=false} for no sample leads.
 */
public class BatonDemo {
    public static void main(String[] args) {
        start(args);
    }

    /** Starts everything and returns when people can sign in. */
    public static Running start(String... args) {
        var options = new SimpleCommandLinePropertySource(args);
        var data = options.containsProperty("data") ? options.getProperty("data") : "data";
        var database = DemoDatabase.start(data == null ? "data" : data);
        var mail = DemoMailServer.start();
        Map<String, Object> settings = new HashMap<>();
        settings.put("baton.settings-provided", true);
        settings.putAll(database.settings());
        settings.putAll(mail.settings());
        SpringApplication application = new SpringApplicationBuilder(Baton.class)
                .properties(settings)
                .initializers(context -> context.getBeanFactory().registerSingleton("demoMailServer", mail))
                .build();
        try {
            var context = application.run(args);
            return new Running(context, database, mail);
        } catch (RuntimeException failure) {
            mail.close();
            database.close();
            throw failure;
        }
    }
}
