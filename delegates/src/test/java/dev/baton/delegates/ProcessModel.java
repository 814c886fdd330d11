package dev.baton.delegates;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A process as it lies in its folder: the diagram, and the decision tables and forms that belong to it. */
record ProcessModel(String root, String folder, String file, BpmnModelInstance bpmn) {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Every process below that folder of the class path. */
    static List<ProcessModel> allIn(String root) {
        return resources(root + "processes/*/*.bpmn")
                .map(source -> read(root, source))
                .toList();
    }

    Process process() {
        return bpmn.getModelElementsByType(Process.class).iterator().next();
    }

    String id() {
        return process().getId();
    }

    <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type).stream();
    }

    /** Every element of the file. */
    Stream<DomElement> elements() {
        return below(bpmn.getDocument().getRootElement());
    }

    /** The decision tables in the folder, by file name. */
    List<Table> tables() {
        return resources(root + "processes/" + folder + "/*.dmn")
                .map(source -> new Table(withoutEnding(source), text(source), Dmn.readModelFromStream(open(source))))
                .toList();
    }

    /** The forms of the process, by file name. */
    List<Form> forms() {
        return resources(root + "forms/" + folder + "/*.form")
                .map(source -> new Form(withoutEnding(source), text(source)))
                .toList();
    }

    static String attribute(BaseElement element, String name) {
        var value = element.getAttributeValueNs(CAMUNDA, name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return folder;
    }

    private static Stream<DomElement> below(DomElement element) {
        Collection<DomElement> children = element.getChildElements();
        return Stream.concat(Stream.of(element), children.stream().flatMap(ProcessModel::below));
    }

    private static ProcessModel read(String root, Resource source) {
        try (var in = open(source)) {
            var path = source.getURL().getPath().split("/");
            return new ProcessModel(root, path[path.length - 2], withoutEnding(source), Bpmn.readModelFromStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Resource> resources(String pattern) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutEnding(Resource source) {
        return requireNonNull(source.getFilename()).replaceFirst("\\.[a-z]+$", "");
    }

    private static InputStream open(Resource source) {
        try {
            return source.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource source) {
        try {
            return source.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of decision tables. */
    record Table(String file, String text, DmnModelInstance dmn) {}

    /** A form of a user task. */
    record Form(String file, String text) {}
}
