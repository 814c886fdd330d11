package dev.baton.delegates.leadqualification;

import static dev.baton.delegates.leadqualification.LeadQualification.LEAD;

import dev.baton.conversion.ConversionService;
import dev.baton.tenant.Tenancy;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Take the conversion back". */
@Component
class UndoConversionDelegate implements JavaDelegate {
    private final ConversionService conversions;

    UndoConversionDelegate(ConversionService conversions) {
        this.conversions = conversions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var undoneBy = Tenancy.scope().map(scope -> scope.actor().name()).orElse("system");
        conversions.undo(LEAD.from(execution), undoneBy);
    }
}
