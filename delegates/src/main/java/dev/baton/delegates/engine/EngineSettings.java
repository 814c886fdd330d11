package dev.baton.delegates.engine;

import dev.baton.audit.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the engine must be set up, in every application. Comes last, so nothing set before weakens it. */
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {
    private final AllowedDelegates delegates;
    private final ObjectProvider<ProcessVariables> variables;
    private final BuiltInListeners listeners;
    private final FormCheck forms;
    private final JdbcTemplate jdbc;
    private final ObjectProvider<AuditLog> trail;

    EngineSettings(
            AllowedDelegates delegates,
            ObjectProvider<ProcessVariables> variables,
            BuiltInListeners listeners,
            FormCheck forms,
            JdbcTemplate jdbc,
            ObjectProvider<AuditLog> trail) {
        this.delegates = delegates;
        this.variables = variables;
        this.listeners = listeners;
        this.forms = forms;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        database(engine);
        history(engine);
        walls(engine);
        tenants(engine);
        people(engine);
        jobs(engine);
        engine.getCustomPostBPMNParseListeners().addAll(List.of(new ModelRules(delegates), listeners));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        forms.use(engine);
    }

    private static void database(ProcessEngineConfigurationImpl engine) {
        // Flyway makes the tables; the application may not.
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.setDbEntityCacheReuseEnabled(true);
        engine.setImplicitVariableUpdateDetectionEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        engine.setCmmnEnabled(false);
    }

    private void history(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new LeanHistory(this::declaredVariables)));
        engine.setHistory(LeanHistory.NAME);
        engine.setHistoryEventHandler(new OperationTrail(trail));
        engine.setCustomEventHandlers(SentByHand.handlers());
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryCleanupStrategy("removalTimeBased");
        engine.setHistoryCleanupBatchWindowStartTime("01:00");
        engine.setHistoryCleanupBatchWindowEndTime("05:00");
        engine.setHistoryCleanupBatchSize(500);
        engine.setHistoryCleanupDegreeOfParallelism(1);
        engine.setHistoryCleanupJobLogTimeToLive("P30D");
        engine.setBatchOperationHistoryTimeToLive("P30D");
    }

    private Map<String, Set<String>> declaredVariables() {
        return variables.stream().collect(Collectors.toMap(ProcessVariables::processKey, ProcessVariables::names));
    }

    private void walls(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new AllowListedExpressions(delegates.asMap()));
        engine.setBeans(delegates.asMap());
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDefaultSerializationFormat("application/json");
        engine.setJavaSerializationFormatEnabled(false);
    }

    private static void tenants(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(new InstanceTenants());
        engine.setTenantCheckEnabled(true);
        var models = new OwnModelsOnly();
        engine.setCommandCheckers(new ArrayList<>(List.of(models, new AuthorizationCommandChecker())));
        engine.setCustomPreDeployers(List.of(models, new ShallowModels()));
        engine.setDelegateInterceptor(new ProcessScope());
        engine.setLoggingContextTenantId("tenant");
    }

    private void people(ProcessEngineConfigurationImpl engine) {
        engine.setTaskService(new CheckedTasks());
        engine.setFormService(new CheckedForms(forms));
        var configured = engine.getDmnEngineConfiguration();
        var decisions = configured == null
                ? (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration()
                : configured;
        decisions.setFeelEngineFactory(new ParsedOnce());
        decisions.getCustomPostDecisionEvaluationListeners().add(DecisionTrace::heard);
        engine.setDmnEngineConfiguration(decisions);
    }

    private void jobs(ProcessEngineConfigurationImpl engine) {
        engine.setEnsureJobDueDateNotNull(true);
        engine.setFailedJobRetryTimeCycle(RetryCycle.QUICK.iso());
        var executor = engine.getJobExecutor();
        if (executor != null) {
            tune(executor);
        }
    }

    private void tune(JobExecutor executor) {
        executor.setWaitTimeInMillis(500);
        executor.setMaxWait(2000);
        executor.setMaxJobsPerAcquisition(8);
        // No step takes that long: none talks to the outside. A killed node's jobs wait no longer.
        executor.setLockTimeInMillis(60_000);
        executor.setAcquireJobsCmdFactory(new SkipLockedAcquisition(jdbc, executor));
    }
}
