package dev.baton.delegates.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.audit.AuditLog;
import dev.baton.duty.SeparationOfDuty;
import dev.baton.journey.ProcessLinks;
import dev.baton.worklist.WorkProjection;
import java.time.Clock;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the engine together. What the engine needs of the application is asked for when it is used, not before. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeployedFolders.class)
@PropertySource("classpath:engine.properties")
class EngineConfiguration {
    @Bean
    static AllowedDelegates allowedDelegates(ListableBeanFactory beans) {
        return new AllowedDelegates(beans);
    }

    @Bean
    static BuiltInListeners builtInListeners(
            ObjectProvider<WorkProjection> workList,
            ObjectProvider<ProcessLinks> links,
            FormCheck forms,
            ApplicationEventPublisher events) {
        return new BuiltInListeners(workList, links, forms, events);
    }

    @Bean
    static FormCheck formCheck(
            ObjectProvider<TaskHandler> handlers,
            ObjectProvider<SeparationOfDuty> duties,
            ObjectMapper json,
            Clock clock) {
        return new FormCheck(new TaskHandlers(handlers), duties, json, clock);
    }

    @Bean
    static EngineSettings engineSettings(
            AllowedDelegates delegates,
            ObjectProvider<ProcessVariables> variables,
            BuiltInListeners listeners,
            FormCheck forms,
            JdbcTemplate jdbc,
            ObjectProvider<AuditLog> trail) {
        return new EngineSettings(delegates, variables, listeners, forms, jdbc, trail);
    }

    @Bean
    ProcessDeployer processDeployer(RepositoryService repository, DeployedFolders folders) {
        return new ProcessDeployer(repository, folders);
    }
}
