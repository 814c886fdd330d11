package dev.baton.people;

import java.util.List;

/** Which teams the processes hand work to: their tasks wait for ever if such a team has nobody. */
public interface TeamsInUse {
    /**
     * A task that waits for a team.
     *
     * @param team the team's key
     * @param process name of the process
     * @param task name of the task
     */
    record Use(String team, String process, String task) {}

    /** The uses in what is deployed for the tenant at work, newest versions only, by team. */
    List<Use> ofTenant();
}
