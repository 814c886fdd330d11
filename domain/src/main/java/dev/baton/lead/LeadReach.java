package dev.baton.lead;

import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import java.util.Map;

/**
 * Which leads somebody sees. Without the right to see those of every team: the own ones, those they brought in, those of
 * a queue of their teams or of somebody in their teams, those that nobody has yet, and those with work for them. A
 * machine belongs to no team: a key that may see leads sees all of its tenant.
 */
final class LeadReach {
    private static final String CONDITION = "(l.owner_id in (select p.id from crm.person p where p.login = :reachLogin)"
            + " or l.created_by = :reachActor"
            + " or l.queue = any(:reachTeams::text[])"
            + " or (l.queue is null and l.owner_id is null)"
            + " or l.owner_id in (select m.person_id from crm.team_member m join crm.team t on t.id = m.team_id"
            + " where t.key = any(:reachTeams::text[]))"
            + " or exists (select 1 from crm.work_item w where w.record_id = l.id and w.record_type = 'lead'"
            + " and (w.assignee = :reachLogin or w.groups && :reachTeams::text[])))";

    static boolean isEverything(SignedIn person) {
        return person.may(Right.SEE_LEADS) && (person.may(Right.SEE_ALL_LEADS) || person.machine());
    }

    /** As SQL, for the lead {@code l}. */
    static String condition(SignedIn person) {
        if (!person.may(Right.SEE_LEADS)) {
            return "false";
        }
        return isEverything(person) ? "true" : CONDITION;
    }

    /** The parameters of {@link #condition}. */
    static Map<String, Object> values(SignedIn person) {
        return person.may(Right.SEE_LEADS) && !isEverything(person)
                ? Map.of(
                        "reachLogin", person.login(),
                        "reachActor", person.actor().toString(),
                        "reachTeams", person.teams().toArray(String[]::new))
                : Map.of();
    }

    private LeadReach() {}
}
