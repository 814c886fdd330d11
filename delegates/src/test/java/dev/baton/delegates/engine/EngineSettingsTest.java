package dev.baton.delegates.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.tenant.Tenancy;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;

class EngineSettingsTest extends EdgeTest {
    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Test
    void unsafe_defaults_are_closed() {
        var engine = configuration();
        assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(engine.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(engine.getDefaultSerializationFormat()).isEqualTo("application/json");
        assertThat(engine.isTenantCheckEnabled()).isTrue();
        assertThat(engine.isCmmnEnabled()).isFalse();
        assertThat(engine.getDatabaseSchemaUpdate()).isEqualTo("false");
    }

    @Test
    void history_is_lean_and_ends() {
        var engine = configuration();
        assertThat(engine.getHistoryLevel().getName()).isEqualTo("baton");
        assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(engine.isEnforceHistoryTimeToLive()).isTrue();
        assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
        assertThat(engine.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
    }

    @Test
    void the_engine_spends_nothing_on_what_nobody_reads() {
        var engine = configuration();
        assertThat(engine.isDbEntityCacheReuseEnabled()).isTrue();
        assertThat(engine.isImplicitVariableUpdateDetectionEnabled()).isFalse();
        assertThat(engine.isTaskMetricsEnabled()).isFalse();
        assertThat(engine.isEnsureJobDueDateNotNull()).isTrue();
    }

    @Test
    void no_instance_starts_for_nobody() {
        var model = org.camunda.bpm.model.bpmn.Bpmn.createExecutableProcess("nobody")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .endEvent()
                .done();
        repository.createDeployment().addModelInstance("nobody.bpmn", model).deploy();
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("nobody", Map.of()))
                .hasMessageContaining("for which tenant");
        assertThat(Tenancy.scope()).isEmpty();
        var instance = start("nobody", null, Map.of());
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTenantId())
                .isEqualTo(tenant.toString());
    }

    @Test
    void the_tables_of_running_instances_are_tuned() {
        var tuned = database.inNoTenant(
                jdbc -> jdbc.sql("select count(*) from pg_class where relname like 'act\\_ru\\_%' and relkind = 'r'"
                                + " and 'fillfactor=75' = any(reloptions)")
                        .query(Long.class)
                        .single());
        assertThat(tuned).isGreaterThan(10);
    }
}
