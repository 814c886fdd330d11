package dev.baton.demo;

import dev.baton.Baton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Baton as a process of its own, whose database and mail servers live elsewhere; made to be killed. */
final class StormProcess {
    private static final Logger LOG = LoggerFactory.getLogger(StormProcess.class);
    private static final int JOB_LOCK_MILLIS = 10_000;

    /**
     * @param arguments data directory, SMTP port, IMAP port, then settings
     */
    public static void main(String... arguments) {
        try {
            run(arguments);
        } catch (RuntimeException failure) {
            // Some threads would live on, and nobody would see that it does not run.
            LOG.error("Baton does not start", failure);
            System.exit(1);
        }
    }

    private static void run(String... arguments) {
        var data = Path.of(arguments[0]);
        var mail = DemoMailServer.ranElsewhere(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        var settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--baton.settings-provided=true",
                "--baton.demo.data=" + data,
                "--baton.demo.sample=false",
                "--baton.portal-url=http://localhost",
                "--baton.secrets.key=" + DemoSecrets.keyIn(data.toString()),
                "--logging.level.org.springdoc.core.events=error"));
        mail.settings().forEach((name, value) -> settings.add("--" + name + "=" + value));
        settings.addAll(List.of(arguments).subList(3, arguments.length));
        var context = new SpringApplicationBuilder(Baton.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(starting -> {
                    var beans = starting.getBeanFactory();
                    beans.registerSingleton("demoMailServer", mail);
                    beans.registerSingleton("demoPhone", DemoPhone.start());
                    beans.registerSingleton("demoClock", new DemoClock());
                })
                .run(settings.toArray(String[]::new));
        // What a killed process was at work on waits that long; a test cannot wait a minute.
        context.getBean(JobExecutor.class).setLockTimeInMillis(JOB_LOCK_MILLIS);
    }

    private StormProcess() {}
}
