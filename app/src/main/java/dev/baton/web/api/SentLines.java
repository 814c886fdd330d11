package dev.baton.web.api;

import dev.baton.journey.StepNames;
import dev.baton.outbox.LedgerLine;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lines of the ledger as machines read them, with the names of the steps that caused them. */
@Component
class SentLines {
    private final StepNames steps;

    SentLines(StepNames steps) {
        this.steps = steps;
    }

    List<SentLine> of(List<LedgerLine> lines) {
        var names = steps.of(lines.stream()
                .map(SentLines::step)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return lines.stream()
                .map(line -> {
                    var step = step(line);
                    return SentLine.of(line, step == null ? null : names.get(step));
                })
                .toList();
    }

    private static StepNames.@Nullable Step step(LedgerLine line) {
        var instance = line.message().processInstanceId();
        var step = line.message().activityId();
        return instance == null || step == null ? null : new StepNames.Step(instance, step);
    }
}
