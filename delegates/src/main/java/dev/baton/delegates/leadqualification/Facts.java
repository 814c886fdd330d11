package dev.baton.delegates.leadqualification;

import dev.baton.assignment.RoutingFacts;
import dev.baton.lead.FitFacts;
import dev.baton.lead.IntakeFacts;
import dev.baton.lead.TwinFacts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of the business in the words of the decision tables. */
final class Facts {
    static Map<String, @Nullable Object> of(IntakeFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("honeypotFilled", facts.honeypotFilled());
        inputs.put("submitSeconds", facts.submitSeconds());
        inputs.put("ipRate10min", facts.ipRate10min());
        inputs.put("emailClass", facts.emailClass().key());
        inputs.put("suppressed", facts.suppressed());
        return inputs;
    }

    static Map<String, @Nullable Object> of(TwinFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("exactEmail", facts.exactEmail());
        inputs.put("exactPhone", facts.exactPhone());
        inputs.put("sameCompanyDomain", facts.sameCompanyDomain());
        inputs.put("companySimilarity", facts.companySimilarity());
        inputs.put("personSimilarity", facts.personSimilarity());
        inputs.put("existingType", facts.existingType().key());
        inputs.put("existingOwnerActive", facts.existingOwnerActive());
        return inputs;
    }

    static Map<String, @Nullable Object> of(FitFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("jobLevel", facts.jobLevel().key());
        inputs.put("employees", facts.employees());
        inputs.put("industry", facts.industry());
        inputs.put("country", facts.country());
        inputs.put("emailClass", facts.emailClass().key());
        inputs.put("source", facts.source());
        return inputs;
    }

    static Map<String, @Nullable Object> of(RoutingFacts facts) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("existingAccountOwner", facts.existingAccountOwner());
        inputs.put("grade", facts.grade());
        inputs.put("country", facts.country());
        inputs.put("region", facts.region());
        inputs.put("industry", facts.industry());
        inputs.put("employees", facts.employees());
        inputs.put("language", facts.language());
        inputs.put("product", facts.product());
        return inputs;
    }

    private Facts() {}
}
