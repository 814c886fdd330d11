package dev.baton;

import dev.baton.audit.AuditCommand;
import dev.baton.masking.UncaughtFailures;
import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The production application. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class Baton {
    static {
        // The engine stores times without a zone: the JVM's must be one without summer time.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        UncaughtFailures.goToTheLog();
    }

    public static void main(String[] args) {
        if (AuditCommand.isOne(args)) {
            System.exit(AuditCommand.run(System.getenv(), Clock.systemUTC(), args));
        }
        SpringApplication.run(Baton.class, args);
    }
}
