package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;
import static dev.baton.delegates.leadqualification.LeadQualification.UNDO_UNTIL;

import dev.baton.conversion.ConversionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Convert to an opportunity". */
@Component
class ConvertLeadDelegate implements JavaDelegate {
    private final ConversionService conversions;

    ConvertLeadDelegate(ConversionService conversions) {
        this.conversions = conversions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UNDO_UNTIL.set(execution, conversions.convert(LEAD.from(execution)).undoUntil());
    }
}
