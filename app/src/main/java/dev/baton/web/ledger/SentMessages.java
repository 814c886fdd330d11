package dev.baton.web.ledger;

import dev.baton.journey.StepNames;
import dev.baton.outbox.Ledger;
import dev.baton.outbox.LedgerLine;
import dev.baton.shared.RecordRef;
import dev.baton.web.records.Names;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What was sent, for any page: {@code ledger/sent :: card} shows it. */
@Component
public class SentMessages {
    private final Ledger ledger;
    private final StepNames steps;
    private final Names names;

    SentMessages(Ledger ledger, StepNames steps, Names names) {
        this.ledger = ledger;
        this.steps = steps;
        this.names = names;
    }

    /** Puts all that was sent for a record into its page. */
    public void put(RecordRef record, Model page) {
        page.addAttribute("sentLines", shown(ledger.ofRecord(record)));
    }

    /** As {@link #put(RecordRef, Model)}, for records that belong together. */
    public void put(List<RecordRef> records, Model page) {
        page.addAttribute("sentLines", shown(ledger.ofRecords(records)));
    }

    List<ShownLine> shown(List<LedgerLine> lines) {
        var known = steps.of(lines.stream()
                .map(SentMessages::step)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var book = names.book();
        return lines.stream()
                .map(line -> {
                    var step = step(line);
                    return new ShownLine(
                            line,
                            book.who(line.message().actor()),
                            step == null ? null : known.getOrDefault(step, step.stepId()));
                })
                .toList();
    }

    private static StepNames.@Nullable Step step(LedgerLine line) {
        var instance = line.message().processInstanceId();
        var step = line.message().activityId();
        return instance == null || step == null ? null : new StepNames.Step(instance, step);
    }
}
