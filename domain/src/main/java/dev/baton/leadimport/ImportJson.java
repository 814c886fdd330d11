package dev.baton.leadimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.lead.Filled;
import dev.baton.shared.FieldProblem;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes and reads the parts of an import that tables keep as JSON. */
@Component
class ImportJson {
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<FieldProblem>> PROBLEMS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final ObjectMapper json;

    ImportJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("Lists and maps of texts can be written", cause);
        }
    }

    String mapping(Map<Integer, ImportField> mapping) {
        var words = new TreeMap<String, String>();
        mapping.forEach((column, field) -> words.put(column.toString(), field.key()));
        return write(words);
    }

    Map<Integer, ImportField> mapping(String text) {
        var mapping = new TreeMap<Integer, ImportField>();
        read(text, WORDS)
                .forEach((column, key) ->
                        ImportField.find(key).ifPresent(field -> mapping.put(Integer.valueOf(column), field)));
        return mapping;
    }

    List<String> cells(String text) {
        return read(text, CELLS);
    }

    List<FieldProblem> problems(String text) {
        return read(text, PROBLEMS);
    }

    Filled filled(String before, String after) {
        return new Filled(read(before, WORDS), read(after, WORDS));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("A row of an import cannot be read", cause);
        }
    }
}
