package dev.baton.delegates.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The folders of the class path that are deployed: each holds a folder per process. */
@ConfigurationProperties("baton.deploy")
record DeployedFolders(
        @DefaultValue("processes") String processes,
        @DefaultValue("forms") String forms) {}
