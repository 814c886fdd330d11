package dev.baton.audit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.tenant.TenantId;
import dev.baton.testing.TestDatabase;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who owns the tables and so can do to the trail whatever they please. */
record OwnerOf(TestDatabase database) {
    @CanIgnoreReturnValue
    <R> R in(TenantId tenant, Function<JdbcClient, R> work) {
        var dataSource = database.owner();
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource)).execute(status -> {
            var jdbc = JdbcClient.create(dataSource);
            jdbc.sql("select set_config('baton.tenant', :tenant, true)")
                    .param("tenant", tenant.toString())
                    .query()
                    .singleRow();
            return work.apply(jdbc);
        });
    }

    /** Changes the trail with its guard switched off. */
    void tamper(TenantId tenant, String... statements) {
        JdbcClient.create(database.owner())
                .sql("alter table crm.audit disable trigger user; alter table crm.audit_seal disable trigger user")
                .update();
        in(tenant, jdbc -> {
            for (var statement : statements) {
                jdbc.sql(statement).update();
            }
            return statements.length;
        });
        JdbcClient.create(database.owner())
                .sql("alter table crm.audit enable trigger user; alter table crm.audit_seal enable trigger user")
                .update();
    }
}
