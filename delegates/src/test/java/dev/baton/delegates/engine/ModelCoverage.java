package dev.baton.delegates.engine;

import java.util.List;
import java.util.Map;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.junit5.common.ProcessEngineCoverageExtensionHelper;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Counts the steps and flows of all models that the tests of a class pass, with camunda-process-test-coverage. Its own
 * JUnit extension builds an engine before there is one; this one listens to Spring's. When the class has ended, a report
 * with each model and what was passed is in {@code target/process-test-coverage}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ModelCoverage COVERAGE = new ModelCoverage();
 * }</pre>
 */
public final class ModelCoverage
        implements BeforeAllCallback, BeforeTestExecutionCallback, AfterTestExecutionCallback, AfterAllCallback {
    private final DefaultCollector passed = new DefaultCollector(new ExecutionContextModelProvider());
    private final ProcessEngineCoverageExtensionHelper report = new ProcessEngineCoverageExtensionHelper(
            passed, false, false, List.of(), List.of(), Map.of(), "target/process-test-coverage");

    /**
     * The share of a model's steps and flows that the tests before passed.
     *
     * @param processKey the process' id
     * @return 0.0 to 1.0; 0.0 for a model that none of them has touched
     */
    public double of(String processKey) {
        return passed.getModels().stream()
                .filter(model -> model.getKey().equals(processKey))
                .mapToDouble(passed.getActiveSuite()::calculateCoverage)
                .findAny()
                .orElse(0);
    }

    /** The ids of the steps and flows passed, of all models. */
    public List<String> passed() {
        return passed.getModels().stream()
                .map(Model::getKey)
                .flatMap(key -> passed.getActiveSuite().getEventsDistinct(key).stream())
                .map(Event::getDefinitionKey)
                .toList();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        report.beforeAll(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        report.beforeTestExecution(context);
        engine(context).tell(passed);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        engine(context).nobodyListens();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        report.afterAll(context);
    }

    private static CoveragePlugin engine(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(CoveragePlugin.class);
    }
}
