package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.apikey.ApiKeys;
import dev.baton.identity.Role;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks docs/rights.md: each page, endpoint and path of Camunda is tried by every role, and by nobody, over HTTP. */
class EveryDoorIT {
    private static final Path PAGE = Path.of("../docs/rights.md");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final String NOTHING = UUID.randomUUID().toString();
    private static final Map<Role, String> PEOPLE = Map.of(
            Role.ADMIN, "ada",
            Role.MANAGER, "mara",
            Role.SALES, "sam",
            Role.SUPPORT, "tom",
            Role.FINANCE, "fiona",
            Role.ONBOARDING, "ole",
            Role.ANALYST, "anna",
            Role.OPERATIONS, "otto",
            Role.READ_ONLY, "rita");

    /** Something below a path of Camunda that answers. */
    private static final Map<String, String> BELOW = Map.of(
            "/engine-rest/**", "/engine-rest/task/count",
            "/camunda/app/cockpit/**", "/camunda/app/cockpit/default/",
            "/camunda/app/admin/**", "/camunda/app/admin/default/",
            "/camunda/app/tasklist/**", "/camunda/app/tasklist/default/",
            "/camunda/api/engine/**", "/camunda/api/engine/engine/default/task",
            "any /camunda/api/engine/**", "/camunda/api/engine/engine/default/process-instance/none",
            "/actuator/**", "/actuator/info");

    /** A line of a table: who may, in the order of {@link Role}. */
    private record Door(String method, String path, String needs, List<Boolean> open) {
        boolean isForEverybody() {
            return needs.startsWith("open: ");
        }

        boolean isForMachines() {
            return path.startsWith("/api/v1") || path.startsWith("/engine-rest");
        }

        boolean isCamundas() {
            return path.startsWith("/camunda");
        }

        boolean lets(Role role) {
            return open.get(role.ordinal());
        }

        /** A real address: of nothing, where something has to be named. */
        String address() {
            var below = BELOW.getOrDefault(method + " " + path, BELOW.get(path));
            return VARIABLE.matcher(below == null ? path.replace("{channel}", "EMAIL") : below)
                    .replaceAll(NOTHING)
                    .replace("/**", "/none");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final Browsing NOBODY = Browsing.asNobody();
    private static final Map<Role, Browsing> BROWSERS = new EnumMap<>(Role.class);
    private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);

    @BeforeAll
    static void everybody_signs_in() {
        var ada = DemoPerson.named("ada").signedIn();
        var until = Instant.now().plus(Duration.ofDays(1));
        for (var role : Role.values()) {
            var browser = Browsing.as(PEOPLE.get(role));
            // Camunda's applications give their token with their first page.
            browser.get("/camunda/app/" + (role == Role.ANALYST ? "cockpit" : "tasklist") + "/default/");
            BROWSERS.put(role, browser);
            KEYS.put(
                    role,
                    Tenancy.as(
                            ada.tenant(),
                            Actor.person("ada"),
                            () -> TheDemo.bean(ApiKeys.class)
                                    .create("door-" + role.key(), Set.of(role), until, ada)
                                    .secret()));
        }
    }

    private static List<Door> doors() throws IOException {
        var doors = new ArrayList<Door>();
        for (var line : Files.readAllLines(PAGE)) {
            var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (cells.size() > 4 && cells.get(2).startsWith("`/")) {
                var roles = cells.subList(cells.size() - Role.values().length, cells.size());
                doors.add(new Door(
                        cells.get(1),
                        cells.get(2).replace("`", ""),
                        cells.get(3),
                        roles.stream().map("yes"::equals).toList()));
            }
        }
        return doors;
    }

    private static Browsing.Reply ask(Door door, Role role) {
        return door.isForMachines()
                ? NOBODY.ask(verb(door), door.address(), "Authorization", "Bearer " + KEYS.get(role))
                : BROWSERS.get(role).ask(verb(door), door.address());
    }

    private static String verb(Door door) {
        if (!door.method().equals("any")) {
            return door.method();
        }
        return door.path().equals("/camunda/api/engine/**") ? "DELETE" : "GET";
    }

    @Test
    void each_role_comes_through_its_doors_and_through_no_other() throws IOException {
        var doors = doors();
        var tried = 0;
        var soft = new SoftAssertions();
        for (var door : doors) {
            for (var role : Role.values()) {
                var reply = ask(door, role);
                tried++;
                if (door.isForEverybody() || door.lets(role)) {
                    soft.assertThat(reply.status())
                            .as("%s for %s: %s", door, role.key(), reply.brief())
                            .isNotIn(401, 403)
                            .isLessThan(500);
                } else {
                    refused(door, role, reply, soft);
                }
            }
        }
        soft.assertAll();
        assertThat(doors).hasSizeGreaterThan(75);
        assertThat(tried).isGreaterThan(700);
    }

    /** A refusal is whole: a page that says so or problem details, and nothing of what was asked for. */
    private static void refused(Door door, Role role, Browsing.Reply reply, SoftAssertions soft) {
        soft.assertThat(reply.status())
                .as("%s for %s: %s", door, role.key(), reply.brief())
                .isEqualTo(403);
        if (door.isForMachines()) {
            soft.assertThat(reply.type()).as("%s for %s", door, role.key()).contains("problem+json");
        } else if (!door.isCamundas()
                && !door.path().startsWith("/actuator")
                && !reply.type().contains("json")) {
            soft.assertThat(reply.body())
                    .as("%s for %s", door, role.key())
                    .contains("You may not see this")
                    .contains("</html>");
        }
    }

    @Test
    void nobody_comes_through_a_door_that_is_not_open() throws IOException {
        var soft = new SoftAssertions();
        var tried = 0;
        for (var door : doors()) {
            if (!door.isForEverybody()) {
                var reply = NOBODY.askOnce(verb(door), door.address());
                tried++;
                soft.assertThat(reply.status())
                        .as("%s for nobody: %s", door, reply.brief())
                        .isIn(302, 401, 403);
                if (reply.status() == 302) {
                    soft.assertThat(reply.location()).as("%s for nobody", door).endsWith("/login");
                }
            }
        }
        soft.assertAll();
        assertThat(tried).isGreaterThan(70);
    }

    @Test
    void the_table_knows_every_route_of_the_running_application() throws IOException {
        var known = doors().stream().map(Door::path).toList();
        var router =
                TheDemo.running().context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var ours = router.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("dev.baton.web."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .toList();

        assertThat(ours).hasSizeGreaterThan(60);
        assertThat(known).containsAll(ours);
    }
}
