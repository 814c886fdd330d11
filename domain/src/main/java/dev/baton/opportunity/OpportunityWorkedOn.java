package dev.baton.opportunity;

/** Somebody did something with an opportunity itself. */
public record OpportunityWorkedOn(OpportunityId opportunity) {}
