package dev.baton.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/events} has a schema for each type of event, and each says what the code does. */
public class EventSchemasTest {
    private static final Path FOLDER = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    @Test
    void each_type_has_a_schema_and_each_schema_a_type() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json") && !name.equals("envelope.json")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                            .map(EventSchemasTest::file)
                            .toList());
        }
        var read = Files.readString(FOLDER.resolve("README.md"));
        assertThat(EventType.values()).allMatch(type -> read.contains("`" + type.key() + "`"));
    }

    @ParameterizedTest
    @EnumSource
    void a_schema_has_the_fields_of_its_type_and_no_other(EventType type) throws IOException {
        var schema = JSON.readTree(Files.readString(FOLDER.resolve(file(type))));

        assertThat(schema.path("$id").asText()).isEqualTo(type.schema());
        assertThat(schema.path("title").asText()).isEqualTo(type.worldly());
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        var all = new HashSet<>(type.required());
        all.addAll(type.optional());
        assertThat(names(schema.path("properties"))).isEqualTo(all);
        assertThat(JSON.convertValue(schema.path("required"), String[].class))
                .containsExactlyInAnyOrderElementsOf(type.required());
    }

    @Test
    void a_schema_notices_what_does_not_fit() throws IOException {
        assertThat(problems(schema(file(EventType.LEAD_CLOSED)), """
            {"lead": "0199a1c4-2b7e-7cc0-9f4e-3a5d7f1e2b6c", "reason": "no-need"}
            """)).isEmpty();
        assertThat(problems(schema(file(EventType.LEAD_CLOSED)), """
            {"lead": "ada", "reason": "Ada said: no need", "email": "ada@engines.example"}
            """)).hasSize(3);
    }

    /** Whether an event is what its schemas say: its envelope and its data. */
    public static Set<String> problemsOf(String event) throws IOException {
        var read = JSON.readTree(event);
        var type = Arrays.stream(EventType.values())
                .filter(each -> each.worldly().equals(read.path("type").asText()))
                .findFirst()
                .orElseThrow();
        var problems = new HashSet<>(problems(schema("envelope.json"), event));
        problems.addAll(problems(schema(file(type)), read.path("data").toString()));
        return problems;
    }

    private static String file(EventType type) {
        return type.key() + ".v" + EventType.VERSION + ".json";
    }

    private static JsonSchema schema(String file) throws IOException {
        var known = SCHEMAS.get(file);
        if (known == null) {
            known = read(file);
            SCHEMAS.put(file, known);
        }
        return known;
    }

    private static JsonSchema read(String file) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        Files.readString(FOLDER.resolve(file)),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static Set<String> problems(JsonSchema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
