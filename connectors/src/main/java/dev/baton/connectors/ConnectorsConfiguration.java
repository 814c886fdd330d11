package dev.baton.connectors;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Configuration;

/** Finds the settings of the connectors. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class ConnectorsConfiguration {}
