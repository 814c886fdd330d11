package dev.baton.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Folders that hold decisions and no process: which there are is said here, so that none is one by a misspelt diagram. */
class DecisionFoldersTest {
    @Test
    void only_mail_intake_decides_without_a_process_and_its_tables_keep_the_rules_of_all_tables() throws Exception {
        var tables = new TreeMap<String, Resource>();
        for (var table : find("classpath*:processes/*/*.dmn")) {
            tables.put(folder(table) + "/" + table.getFilename(), table);
        }
        for (var process : find("classpath*:processes/*/*.bpmn")) {
            tables.keySet().removeIf(name -> name.startsWith(uncheckedFolder(process) + "/"));
        }

        var folders = new TreeSet<String>();
        tables.keySet().forEach(name -> folders.add(name.substring(0, name.indexOf('/'))));
        assertThat(folders).containsExactly("mail-intake");
        for (var table : tables.entrySet()) {
            var name = table.getKey().replaceFirst(".*/", "").replace(".dmn", "");
            var model = Dmn.readModelFromStream(table.getValue().getInputStream());
            Decision decision = model.getModelElementById(name);
            assertThat(decision).as("%s has a decision of its name", name).isNotNull();
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P730D");
            assertThat(model.getModelElementsByType(Rule.class))
                    .isNotEmpty()
                    .allSatisfy(rule ->
                            assertThat(rule.getDescription().getTextContent()).isNotBlank());
            assertThat(new String(
                            table.getValue().getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("dmnElementRef=\"" + name + "\"");
        }
    }

    private static Resource[] find(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources(pattern);
    }

    private static String uncheckedFolder(Resource file) {
        try {
            return folder(file);
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    private static String folder(Resource file) throws IOException {
        var path = file.getURL().getPath().split("/");
        return path[path.length - 2];
    }
}
