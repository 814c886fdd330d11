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
public abstract class EdgeTest extends ProcessTest {}
