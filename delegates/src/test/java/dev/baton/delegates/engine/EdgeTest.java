package dev.baton.delegates.engine;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * Base of tests of the engine's edge: they bring their own small models and know none of the real ones, nor the business
 * behind them.
 */
@SpringBootTest(
        classes = EdgeTestContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"baton.deploy.processes=fixtures/deployed", "baton.deploy.forms=fixtures/forms"})
public abstract class EdgeTest extends ProcessTest {
    /** Deploys the little walk, which nobody has gone yet. */
    protected void deployWalk() {
        repository
                .createDeployment()
                .name("walk")
                .enableDuplicateFiltering(false)
                .addClasspathResource("fixtures/walk/walk.bpmn")
                .addClasspathResource("fixtures/walk/walk_length.dmn")
                .addClasspathResource("fixtures/walk/walk.form")
                .deploy();
        WalkDelegates.SEEN.clear();
    }
}
