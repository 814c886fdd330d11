package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.VERDICT;

import dev.baton.delegates.engine.FormValues;
import dev.baton.lead.CloseReason;
import dev.baton.lead.LeadDecisions;
import dev.baton.lead.LeadId;
import dev.baton.lead.Qualification;
import dev.baton.lead.TwinService;
import dev.baton.lead.Verdict;
import dev.baton.shared.RecordRef;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Qualify". */
@Component
class QualifyLeadHandler extends LeadTask {
    private final LeadDecisions decisions;
    private final TwinService twins;

    QualifyLeadHandler(LeadDecisions decisions, TwinService twins) {
        super(Tasks.QUALIFY_LEAD);
        this.decisions = decisions;
        this.twins = twins;
    }

    @Override
    public Map<String, @Nullable Object> data(RecordRef record) {
        return TwinOptions.of(twins.candidates(new LeadId(record.id())));
    }

    @Override
    public void submitted(DelegateTask task, FormValues values, String login) {
        var qualification = qualification(values);
        decisions.qualified(LEAD.from(task), qualification, login);
        VERDICT.set(task, qualification.verdict().key());
    }

    private static Qualification qualification(FormValues values) {
        return new Qualification(
                Verdict.parse(values.text("verdict")),
                values.textOrNull("opportunityName"),
                values.textOrNull("need"),
                values.number("budget"),
                values.textOrNull("currency"),
                values.textOrNull("authority"),
                values.textOrNull("timeline"),
                values.date("closeOn"),
                parsed(values.textOrNull("reason"), CloseReason::parse),
                parsed(values.textOrNull("duplicateOf"), RecordRef::parse),
                values.textOrNull("note"));
    }

    private static <T> @Nullable T parsed(@Nullable String text, Function<String, T> parser) {
        return text == null ? null : parser.apply(text);
    }
}
