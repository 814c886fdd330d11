package dev.baton.delegates.engine;

import dev.baton.duty.Duty;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The delegates and the handler of the process that the tests of the engine's edge walk. */
@Configuration(proxyBeanMethods = false)
class WalkDelegates {
    static final List<String> SEEN = new ArrayList<>();

    @Bean
    ProcessVariables walkVariables() {
        return ProcessVariables.of(Walk.KEY, Walk.class);
    }

    /** "Decide how far". */
    @Component("decideLengthDelegate")
    static class DecideLengthDelegate implements JavaDelegate {
        private final DecisionTable table;
        private final Clock clock;

        DecideLengthDelegate(DecisionTable table, Clock clock) {
            this.table = table;
            this.clock = clock;
        }

        @Override
        public void execute(DelegateExecution execution) {
            var answer = table.ask(execution, Map.of("age", Walk.AGE.from(execution)));
            SEEN.add("%s %d %s".formatted(answer.text("length"), answer.integer("minutes"), answer.reasons()));
            Walk.LENGTH.set(execution, answer.text("length"));
            Walk.TEAM.set(execution, "sales-sdr");
            Walk.WALK_DUE.set(execution, clock.instant().plus(Duration.ofHours(8)));
            execution.setVariable("nameOfThePerson", "Erika Muster");
        }
    }

    /** "Reward". */
    @Component("rewardDelegate")
    static class RewardDelegate implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            SEEN.add("reward by " + Tenancy.scope().orElseThrow().actor());
        }
    }

    /** Not on the allow-list, for its name. */
    @Component("secrets")
    static class Secrets implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            throw new IllegalStateException("A model reached what it must not");
        }
    }

    /** The form of "Walk". */
    @Component("walkHandler")
    static class WalkHandler implements TaskHandler {
        @Override
        public String processKey() {
            return Walk.KEY;
        }

        @Override
        public String taskKey() {
            return "Task_Walk";
        }

        @Override
        public Map<String, @Nullable Object> data(RecordRef record) {
            return Map.of("parks", List.of(Map.of("label", "The big one", "value", "big")));
        }

        @Override
        public Set<Duty> approves() {
            return Set.of(Duty.ERASURE_REQUESTED);
        }

        @Override
        public void submitted(DelegateTask task, FormValues values, String login) {
            if (values.number("kilometres").intValue() == 13) {
                throw new Rejected("walk.unlucky");
            }
            SEEN.add("walked %s by %s".formatted(new java.util.TreeMap<>(values.values()), login));
            Walk.WET.set(task, "rain".equals(values.text("weather")));
        }
    }
}
