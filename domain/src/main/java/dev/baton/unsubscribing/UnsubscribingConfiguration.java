package dev.baton.unsubscribing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads where the readers of our letters reach Baton. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnsubscribingSettings.class)
class UnsubscribingConfiguration {}
