package dev.baton.lead;

import dev.baton.people.PersonId;

/** The person a lead belongs to, as a page names them. */
public record LeadOwner(PersonId id, String login, String name) {}
