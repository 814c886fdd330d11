package dev.baton.assignment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.lead.LeadId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives leads to people: fairly, only to those who are there and can carry more, and says why. */
@Service
@Transactional
public class AssignmentService {

    public RoutingFacts routingFacts(LeadId lead) {
        throw new UnsupportedOperationException("routingFacts " + lead);
    }

    /** The routing table has decided. */
    public void routed(LeadId lead, Routing routing) {
        throw new UnsupportedOperationException("routed " + lead + routing);
    }

    /** Finds an owner; see {@link FirstTouch} for when nobody is free. */
    public FirstTouch assign(LeadId lead) {
        throw new UnsupportedOperationException("assign " + lead);
    }

    /** The promised time is over: takes the lead from its owner. True when it was passed on too often already. */
    public boolean takeBack(LeadId lead) {
        throw new UnsupportedOperationException("takeBack " + lead);
    }

    /** The lead was routed anew before anybody touched it: gives it to the right team, if that is another one. */
    public void handOver(LeadId lead) {
        throw new UnsupportedOperationException("handOver " + lead);
    }

    /** A person took the lead by hand (claimed its task, or somebody assigned it). */
    public void taken(LeadId lead, String login) {
        throw new UnsupportedOperationException("taken " + lead + login);
    }

    /** Gives what waits in a queue to those who became free, oldest first; says how many leads found an owner. */
    @CanIgnoreReturnValue
    public int drain(String queue) {
        throw new UnsupportedOperationException("drain " + queue);
    }

    /** Drains every queue in which something waits. */
    @CanIgnoreReturnValue
    public int drainAll() {
        throw new UnsupportedOperationException("drainAll");
    }

    /** Why the lead went to whom, oldest first. */
    public List<AssignmentEntry> historyOf(LeadId lead) {
        throw new UnsupportedOperationException("historyOf " + lead);
    }
}
