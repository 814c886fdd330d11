package dev.baton.cockpit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;

/** Which requests to the engine's REST are let through: those that read, and those that are declared. */
class EngineRequests {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ID = "[A-Za-z0-9_:.-]+";

    private final List<Pattern> declared;

    private EngineRequests(List<Pattern> declared) {
        this.declared = List.copyOf(declared);
    }

    /** Reads the declaration: lists of lines like {@code POST /task/{id}/claim}. */
    static EngineRequests read(Resource file) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(file);
        var lists = yaml.getObject();
        if (lists == null) {
            throw new IllegalArgumentException("Nothing is declared in " + file);
        }
        var declared = new ArrayList<Pattern>();
        Stream.of("reads", "changes")
                .map(lists::get)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .forEach(line -> declared.add(pattern(String.valueOf(line))));
        return new EngineRequests(declared);
    }

    private static Pattern pattern(String line) {
        if (!line.matches("(POST|PUT|DELETE) /[A-Za-z0-9{}/-]+")) {
            throw new IllegalArgumentException("A request is written like 'POST /task/{id}/claim', not '" + line + "'");
        }
        return Pattern.compile(line.replaceAll("\\{(id|key)}", ID));
    }

    /**
     * Whether a request may go on to the engine.
     *
     * @param path below the engine: {@code /task/5a1c/claim}
     */
    boolean allow(String method, String path) {
        return READING.contains(method)
                || declared.stream()
                        .anyMatch(line -> line.matcher(method + " " + path).matches());
    }
}
