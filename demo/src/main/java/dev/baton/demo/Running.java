package dev.baton.demo;

import org.springframework.context.ConfigurableApplicationContext;

/** A running demo; closing it stops the application, then its mail server, its telephones and its database. */
public record Running(
        ConfigurableApplicationContext context, DemoDatabase database, DemoMailServer mail, DemoPhone phone)
        implements AutoCloseable {

    /** Where people sign in. */
    public String address() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
        mail.close();
        phone.close();
        database.close();
    }
}
