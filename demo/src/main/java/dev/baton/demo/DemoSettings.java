package dev.baton.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a newcomer can say on the command line.
 *
 * @param data where everything is kept
 * @param sample false: people, but no leads
 */
@ConfigurationProperties("baton.demo")
record DemoSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("true") boolean sample) {}
