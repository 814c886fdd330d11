package dev.baton.delegates.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses models whose elements lie deeper in each other than the engine can follow: it would end its thread's stack. */
class ShallowModels implements Deployer {
    /** Twenty subprocesses in each other, which nobody can read any more, need less. */
    private static final int DEEPEST = 100;

    private static final List<String> MODELS = List.of("bpmn", "bpmn20.xml", "dmn", "dmn11.xml");
    private static final Logger LOG = LoggerFactory.getLogger(ShallowModels.class);

    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    ShallowModels() {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        deployment.getResources().values().stream()
                .filter(resource -> MODELS.stream().anyMatch(resource.getName()::endsWith))
                .filter(resource -> isTooDeep(resource.getName(), resource.getBytes()))
                .findFirst()
                .ifPresent(resource -> {
                    throw new ModelRefused(List.of(resource.getName() + " has elements more than " + DEEPEST
                            + " deep in each other: take them apart"));
                });
    }

    private boolean isTooDeep(String name, byte[] model) {
        try {
            var reader = xml.createXMLStreamReader(new ByteArrayInputStream(model));
            for (var depth = 0; depth <= DEEPEST; ) {
                if (!reader.hasNext()) {
                    return false;
                }
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {}
                }
            }
            return true;
        } catch (XMLStreamException unreadable) {
            LOG.debug("What is wrong with {} is for the engine's own parser to say", name);
            return false;
        }
    }
}
