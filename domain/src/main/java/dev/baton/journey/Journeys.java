package dev.baton.journey;

import dev.baton.shared.RecordRef;

/** Tells the journey of a record through its processes. */
public interface Journeys {
    /** The journey so far and what can come next; without instances if the record never started one. */
    JourneyView of(RecordRef record);

    /**
     * The diagram of a process, as BPMN XML.
     *
     * @throws dev.baton.shared.NotFound if there is no such definition
     */
    String diagram(String definitionId);
}
