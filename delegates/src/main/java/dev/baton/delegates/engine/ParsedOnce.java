package dev.baton.delegates.engine;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * FEEL as Camunda evaluates it, with each expression parsed when it is first met. Camunda parses every cell of a table
 * each time the table is asked, which takes many times as long as evaluating it.
 */
public final class ParsedOnce implements FeelEngineFactory {
    /** So many texts are remembered of each kind; tables are changed by people, and do not hold that many. */
    private static final int MOST = 20_000;

    @Override
    public org.camunda.bpm.dmn.feel.impl.FeelEngine createInstance() {
        return new ScalaFeelEngine(List.of()) {
            @Override
            protected FeelEngine buildFeelEngine(
                    CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
                return new Remembering(functions, values);
            }
        };
    }

    // What is deprecated for callers is what Camunda calls.
    @SuppressWarnings("deprecation")
    private static final class Remembering extends FeelEngine {
        private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
        private final Map<String, Either<Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();

        Remembering(CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
            super(functions, values, new Configuration(false), FeelEngine.defaultClock());
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return remembered(expressions, text, super::parseExpression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return remembered(tests, text, super::parseUnaryTests);
        }

        private static Either<Failure, ParsedExpression> remembered(
                Map<String, Either<Failure, ParsedExpression>> known,
                String text,
                Function<String, Either<Failure, ParsedExpression>> parse) {
            if (known.size() > MOST) {
                known.clear();
            }
            return known.computeIfAbsent(text, parse);
        }
    }
}
