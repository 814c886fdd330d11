package dev.baton.opportunity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.customer.CompanyId;
import dev.baton.timeline.ActivityId;
import dev.baton.timeline.ActivityKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the business does with opportunities. */
@Service
@Transactional
public class Opportunities {

    /** Opens an opportunity, with the first line of its history. */
    public OpportunityId open(NewOpportunity details) {
        throw new UnsupportedOperationException();
    }

    /** One opportunity. */
    public Opportunity view(OpportunityId id) {
        throw new UnsupportedOperationException();
    }

    /** The opportunities of a company, newest first. */
    public List<Opportunity> of(CompanyId company) {
        throw new UnsupportedOperationException();
    }

    /** Notes a call, mail, meeting or note; from then on the conversion cannot be taken back. */
    @CanIgnoreReturnValue
    public ActivityId logActivity(
            OpportunityId id, ActivityKind kind, @Nullable String subject, @Nullable String body) {
        throw new UnsupportedOperationException();
    }

    /** Whether anything happened with the opportunity itself since it was opened. */
    public boolean workedOn(OpportunityId id) {
        throw new UnsupportedOperationException();
    }

    /** Takes an opportunity back that should not have been opened; it stays readable. */
    public void withdraw(OpportunityId id) {
        throw new UnsupportedOperationException();
    }
}
