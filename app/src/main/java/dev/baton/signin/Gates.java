package dev.baton.signin;

import static dev.baton.identity.Right.COCKPIT;
import static dev.baton.identity.Right.ENGINE_ADMIN;
import static dev.baton.identity.Right.ENGINE_REST;
import static dev.baton.identity.Right.REPAIR_PROCESSES;
import static dev.baton.identity.Right.RUN_OPERATIONS;
import static dev.baton.identity.Right.TASKLIST;

import dev.baton.identity.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * The paths of Camunda and of libraries, and the rights that open them; the first gate that fits counts. Baton's own
 * pages and endpoints name what they need themselves; what each may do behind the engine's gates, its own authorizations
 * say ({@code cockpit/authorizations.yaml}).
 */
public final class Gates {
    private static final String ENGINE = "/camunda/api/engine/**";

    /** For machines, with a key or token in each request. */
    public static final List<Gate> OF_MACHINES =
            List.of(gate(null, "use Camunda's REST", Set.of(ENGINE_REST), "/engine-rest/**"));

    /** For people with a browser. */
    public static final List<Gate> OF_PEOPLE = List.of(
            gate(
                    null,
                    "open Cockpit and what it asks",
                    Set.of(COCKPIT),
                    "/camunda/app/cockpit/**",
                    "/camunda/api/cockpit/**"),
            gate(HttpMethod.GET, "read from the engine", EnumSet.of(TASKLIST, COCKPIT), ENGINE),
            gate(HttpMethod.POST, "ask the engine, and do tasks", EnumSet.of(TASKLIST, COCKPIT), ENGINE),
            gate(null, "repair in the engine: retry, suspend, cancel, correct", Set.of(REPAIR_PROCESSES), ENGINE),
            gate(
                    null,
                    "open Camunda Admin",
                    Set.of(ENGINE_ADMIN),
                    "/camunda/app/admin/**",
                    "/camunda/api/admin/setup/**"),
            gate(
                    null,
                    "open Tasklist and what it asks",
                    Set.of(TASKLIST),
                    "/camunda/app/tasklist/**",
                    "/camunda/api/tasklist/**"),
            gate(null, "read measurements", Set.of(RUN_OPERATIONS), "/actuator/**"));

    /**
     * A way in.
     *
     * @param method null for every method
     * @param anyOf one of these is enough
     * @param purpose what whoever passes can do
     */
    public record Gate(@Nullable HttpMethod method, List<String> paths, Set<Right> anyOf, String purpose) {
        public Gate {
            paths = List.copyOf(paths);
            anyOf = Set.copyOf(anyOf);
        }

        String[] authorities() {
            return anyOf.stream().map(Right::name).toArray(String[]::new);
        }
    }

    private static Gate gate(@Nullable HttpMethod method, String purpose, Set<Right> anyOf, String... paths) {
        return new Gate(method, Stream.of(paths).toList(), anyOf, purpose);
    }

    private Gates() {}
}
