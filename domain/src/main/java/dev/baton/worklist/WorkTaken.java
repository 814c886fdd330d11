package dev.baton.worklist;

import dev.baton.shared.RecordRef;

/**
 * A person took a task, or somebody gave it to them; whoever's work it is, it did not come from the process itself.
 *
 * @param login of the person who has it now
 */
public record WorkTaken(RecordRef record, String processKey, String taskKey, String login) {}
