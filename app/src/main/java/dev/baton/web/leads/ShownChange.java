package dev.baton.web.leads;

import dev.baton.audit.Change;

/** A change and who made it, by name. */
record ShownChange(Change change, Who who) {}
