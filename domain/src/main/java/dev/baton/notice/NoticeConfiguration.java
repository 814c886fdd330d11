package dev.baton.notice;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads where our people reach Baton. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeLinks.class)
class NoticeConfiguration {}
