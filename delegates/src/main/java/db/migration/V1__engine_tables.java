package db.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The process engine's own tables, made by the engine's own scripts, tuned for rows that come and go. */
public class V1__engine_tables extends BaseJavaMigration {
    private static final String ENGINE = "org/camunda/bpm/engine/";
    private static final List<String> PARTS = List.of(
            "engine", "identity", "history", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public Integer getChecksum() {
        try {
            Properties product = PropertiesLoaderUtils.loadProperties(resource(ENGINE + "product-info.properties"));
            return product.getProperty("camunda.version").hashCode();
        } catch (IOException cause) {
            throw new UncheckedIOException("The engine does not say its version", cause);
        }
    }

    @Override
    public void migrate(Context context) {
        var connection = context.getConnection();
        for (var part : PARTS) {
            var script = resource(ENGINE + "db/create/activiti.postgres.create." + part + ".sql");
            ScriptUtils.executeSqlScript(connection, script);
        }
        ScriptUtils.executeSqlScript(
                connection,
                new EncodedResource(resource("db/engine-tuning.sql")),
                false,
                false,
                ScriptUtils.DEFAULT_COMMENT_PREFIX,
                "^;",
                ScriptUtils.DEFAULT_BLOCK_COMMENT_START_DELIMITER,
                ScriptUtils.DEFAULT_BLOCK_COMMENT_END_DELIMITER);
    }

    private static ClassPathResource resource(String path) {
        return new ClassPathResource(path, V1__engine_tables.class.getClassLoader());
    }
}
