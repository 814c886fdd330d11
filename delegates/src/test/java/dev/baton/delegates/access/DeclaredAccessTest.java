package dev.baton.delegates.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.delegates.engine.EdgeTest;
import dev.baton.identity.Right;
import dev.baton.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class DeclaredAccessTest extends EdgeTest {
    private static final Declaration DECLARED = Declaration.read(new ClassPathResource(DeclaredAccess.FILE));

    @Autowired
    private DeclaredAccess access;

    @AfterEach
    void as_it_was() {
        engine.getIdentityService().clearAuthentication();
        engine.getAuthorizationService()
                .createAuthorizationQuery()
                .list()
                .forEach(row -> engine.getAuthorizationService().deleteAuthorization(row.getId()));
        var written = access.apply(DECLARED);
        assertThat(written).isGreaterThan(0);
    }

    private static Declaration declaration(String yaml) {
        return Declaration.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private List<AuthorizationEntity> table() {
        return engine.getAuthorizationService().createAuthorizationQuery().list().stream()
                .map(AuthorizationEntity.class::cast)
                .toList();
    }

    private Map<String, Integer> bits() {
        return table().stream()
                .collect(Collectors.toMap(AuthorizationEntity::getId, AuthorizationEntity::getPermissions));
    }

    @Test
    void the_engines_table_says_what_is_declared_and_nothing_else() {
        assertThat(bits())
                .isEqualTo(DECLARED.grants().stream().collect(Collectors.toMap(Grant::id, Grant::bits)))
                .hasSizeGreaterThan(30);
        assertThat(engine.getFilterService().createFilterQuery().list())
                .extracting(filter -> filter.getName())
                .containsExactlyInAnyOrder("My tasks", "Free to take", "All I may see");
    }

    @Test
    void starting_again_changes_nothing() {
        var before = table().stream()
                .map(row -> row.getId() + " " + row.getRevision())
                .sorted()
                .toList();

        assertThat(access.apply(DECLARED)).isZero();

        assertThat(table().stream()
                        .map(row -> row.getId() + " " + row.getRevision())
                        .sorted()
                        .toList())
                .isEqualTo(before);
    }

    @Test
    void nodes_that_start_together_write_it_once() {
        var nobody = access.apply(declaration("roles: {}"));
        assertThat(nobody).isGreaterThan(0);

        var written = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> access.apply(DECLARED)))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();

        assertThat(written)
                .isEqualTo(DECLARED.grants().size() + DECLARED.filters().size());
    }

    @Test
    void what_changed_in_the_declaration_changes_in_the_table() {
        var other = declaration("""
                roles:
                  analyst:
                    APPLICATION: {cockpit: [ACCESS], tasklist: [ACCESS]}
                    PROCESS_DEFINITION: {"*": [READ]}
                teams:
                  sales-sdr:
                    DECISION_DEFINITION: {lead_grade: [READ]}
                filters:
                  mine: {name: Mine alone, query: {assignee: "@me"}, properties: {priority: 1}}
                """);

        assertThat(access.apply(other)).isGreaterThan(0);

        assertThat(bits())
                .containsOnlyKeys(
                        "baton:role:analyst:APPLICATION:cockpit",
                        "baton:role:analyst:APPLICATION:tasklist",
                        "baton:role:analyst:PROCESS_DEFINITION:*",
                        "baton:sales-sdr:DECISION_DEFINITION:lead_grade");
        assertThat(may("role:analyst", ProcessDefinitionPermissions.READ, Resources.PROCESS_DEFINITION, "any"))
                .isTrue();
        assertThat(may("role:analyst", ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION, "any"))
                .isFalse();
        assertThat(may("sales-sdr", Permissions.READ, Resources.DECISION_DEFINITION, "lead_grade"))
                .isTrue();
        assertThat(engine.getFilterService().createFilterQuery().list())
                .extracting(filter -> filter.getName())
                .containsExactly("Mine alone");
        assertThat(access.apply(other)).isZero();
    }

    @Test
    void rows_of_others_stay_unless_they_are_in_the_way() {
        var foreign = foreign("somebody-elses", Resources.TENANT);
        var inTheWay = foreign("role:sales", Resources.PROCESS_DEFINITION);
        var emptied = access.apply(declaration("roles: {}"));
        assertThat(emptied).isGreaterThan(0);
        assertThat(bits()).containsKeys(foreign, inTheWay);

        assertThat(access.apply(DECLARED)).isGreaterThan(0);

        assertThat(bits()).containsKey(foreign).doesNotContainKey(inTheWay);
    }

    private String foreign(String group, Resources resource) {
        var row = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        row.setGroupId(group);
        row.setResource(resource);
        row.setResourceId(resource == Resources.PROCESS_DEFINITION ? "free-for-test" : "*");
        if (resource == Resources.PROCESS_DEFINITION) {
            engine.getAuthorizationService().deleteAuthorization("baton:role:sales:PROCESS_DEFINITION:*");
            row.setResourceId("*");
        }
        row.addPermission(Permissions.READ);
        return engine.getAuthorizationService().saveAuthorization(row).getId();
    }

    private boolean may(String group, Permission permission, Resources resource, String id) {
        return engine.getAuthorizationService().isUserAuthorized("somebody", List.of(group), permission, resource, id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roles: {boss: {APPLICATION: {cockpit: [ACCESS]}}}",
                "roles: {sales: {APPLICATIONS: {cockpit: [ACCESS]}}}",
                "roles: {sales: {APPLICATION: {cockpit: [READ_TASK]}}}",
                "roles: {sales: {PROCESS_DEFINITION: {'*': [FLY]}}}",
                "roles: {sales: {PROCESS_DEFINITION: {'*': READ}}}",
                "roles: {sales: {PROCESS_DEFINITION: {'*': []}}}",
                "roles: {sales: {TASK: {'one-of-many': [READ]}}}",
                "roles: [sales]",
                "filters: {mine: {query: {}}}"
            })
    void what_camunda_or_baton_does_not_know_is_refused(String yaml) {
        assertThatThrownBy(() -> declaration(yaml)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void the_web_applications_open_for_whom_the_matrix_of_rights_names() {
        var applications = Map.of("cockpit", Right.COCKPIT, "tasklist", Right.TASKLIST, "admin", Right.ENGINE_ADMIN);
        applications.forEach((application, right) -> assertThat(Arrays.stream(Role.values())
                        .filter(role -> may(role.group(), Permissions.ACCESS, Resources.APPLICATION, application))
                        .toList())
                .as(application)
                .isEqualTo(Arrays.stream(Role.values()).filter(right::isOf).toList()));
    }

    @Test
    void nobody_may_change_what_all_tenants_share_or_who_may_what() {
        var forbidden = Map.of(
                Resources.PROCESS_DEFINITION,
                Set.of("UPDATE", "DELETE", "SUSPEND", "ALL", "MIGRATE_INSTANCE", "DELETE_HISTORY", "UPDATE_HISTORY"),
                Resources.DECISION_DEFINITION,
                Set.of("UPDATE", "ALL", "DELETE_HISTORY"),
                Resources.DEPLOYMENT,
                Set.of("CREATE", "DELETE", "ALL"),
                Resources.AUTHORIZATION,
                Set.of("CREATE", "UPDATE", "DELETE", "ALL"),
                Resources.FILTER,
                Set.of("CREATE", "UPDATE", "DELETE", "ALL"),
                Resources.BATCH,
                Set.of("CREATE", "UPDATE", "DELETE", "ALL"),
                Resources.SYSTEM,
                Set.of("SET", "DELETE", "ALL"));
        assertThat(DECLARED.grants())
                .allSatisfy(grant -> assertThat(grant.permissions())
                        .as(grant.toString())
                        .extracting(Permission::getName)
                        .doesNotContainAnyElementsOf(forbidden.getOrDefault(grant.resource(), Set.of("ALL"))));
    }

    @Test
    void the_engine_knows_no_administrator_who_passes_every_check() {
        var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(settings.isAuthorizationEnabled()).isTrue();
        assertThat(settings.isTenantCheckEnabled()).isTrue();
        assertThat(settings.getAuthorizationCheckRevokes()).isEqualTo("never");
        assertThat(settings.getAdminGroups()).isEmpty();
        assertThat(settings.getAdminUsers()).isEmpty();

        var other =
                database.createTenant("o" + tenant.toString().replace("-", "").substring(20));
        var theirs = start("greeting", "lead:" + UUID.randomUUID(), Map.of());
        engine.getIdentityService()
                .setAuthentication(
                        "eve",
                        List.of("camunda-admin", "camunda BPM Administrators", "role:operations"),
                        List.of(other.toString()));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(theirs)
                        .count())
                .isZero();
        engine.getIdentityService().setAuthentication("otto", List.of("role:operations"), List.of(tenant.toString()));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(theirs)
                        .count())
                .isOne();
    }
}
