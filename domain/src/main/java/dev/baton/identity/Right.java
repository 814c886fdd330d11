package dev.baton.identity;

import static dev.baton.identity.Role.ADMIN;
import static dev.baton.identity.Role.ANALYST;
import static dev.baton.identity.Role.FINANCE;
import static dev.baton.identity.Role.MANAGER;
import static dev.baton.identity.Role.ONBOARDING;
import static dev.baton.identity.Role.OPERATIONS;
import static dev.baton.identity.Role.READ_ONLY;
import static dev.baton.identity.Role.SALES;
import static dev.baton.identity.Role.SUPPORT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * One thing somebody may do in Baton, with the roles that may. This is the whole matrix: whatever a role may do is
 * asked for by the name of a right, never by the name of a role.
 */
public enum Right {
    /** Find and read leads: the own ones and those of the own teams. */
    SEE_LEADS(ADMIN, MANAGER, SALES, SUPPORT, FINANCE, ONBOARDING, ANALYST, OPERATIONS, READ_ONLY),
    /** Find and read the leads of every team. */
    SEE_ALL_LEADS(ADMIN, MANAGER, ANALYST, OPERATIONS, READ_ONLY),
    /** Enter leads, change what is known of them, note what happened, write to them. */
    CHANGE_LEADS(ADMIN, MANAGER, SALES, SUPPORT, FINANCE, ONBOARDING),
    /** Bring in files of leads, and take them back. */
    IMPORT_LEADS(ADMIN, MANAGER, SALES),
    /** Take leads out as a file. */
    EXPORT_LEADS(ADMIN, MANAGER, ANALYST),
    /** Read e-mail addresses and telephone numbers; without it they are masked. */
    SEE_PERSONAL_DATA(ADMIN, MANAGER, SALES, SUPPORT, FINANCE, ONBOARDING),
    /** Read amounts of money; without it they are masked. */
    SEE_AMOUNTS(ADMIN, MANAGER, SALES, FINANCE),
    /** Ask that all that is known of a person be erased. It cannot be taken back. */
    ERASE_PEOPLE(ADMIN, MANAGER),
    /** Say yes or no to the erasure that somebody else asked for. */
    APPROVE_ERASURE(ADMIN, MANAGER),

    /** Find and read tickets. */
    SEE_TICKETS(ADMIN, MANAGER, SALES, SUPPORT, FINANCE, ONBOARDING, ANALYST, OPERATIONS, READ_ONLY),
    /** Open and answer tickets, sort them, put them together and apart. */
    CHANGE_TICKETS(ADMIN, MANAGER, SUPPORT),

    /** See the work list: the own work and that of the own teams. */
    SEE_WORK(ADMIN, MANAGER, SALES, SUPPORT, FINANCE, ONBOARDING, ANALYST, OPERATIONS, READ_ONLY),
    /** See the work of every team. */
    SEE_ALL_WORK(ADMIN, MANAGER, OPERATIONS),
    /** Take work, do it, hand on what one has. */
    DO_WORK(ADMIN, MANAGER, SALES, SUPPORT, FINANCE, ONBOARDING),
    /** Give anybody's work to somebody else. */
    ASSIGN_WORK(ADMIN, MANAGER),

    /** Read what we know: all articles, drafts among them. */
    SEE_ARTICLES(ADMIN, MANAGER, SALES, SUPPORT, FINANCE, ONBOARDING, ANALYST, OPERATIONS, READ_ONLY),
    /** Write articles, and hand them in to be looked at; write macros. */
    WRITE_ARTICLES(ADMIN, MANAGER, SUPPORT),
    /** Publish articles, send them back, take them away. */
    PUBLISH_ARTICLES(ADMIN, MANAGER),

    /** Read who did what when, for every record. */
    SEE_AUDIT(ADMIN, MANAGER, READ_ONLY),
    /** Read the events of the business, as machines get them; they name records, and nobody. */
    READ_EVENTS(ADMIN, ANALYST, OPERATIONS),
    /** See what is stuck and get it going: letters, entries, steps of processes. */
    RUN_OPERATIONS(ADMIN, OPERATIONS),

    /** Manage people, teams, absence and capacity. */
    ADMINISTER_PEOPLE(ADMIN),
    /** Manage calendars, holidays and what is promised in working time. */
    ADMINISTER_CALENDARS(ADMIN),
    /** Make and revoke the keys of machines, and say where events are posted. */
    ADMINISTER_API_KEYS(ADMIN),
    /** Manage mailboxes and sender addresses. */
    ADMINISTER_MAILBOXES(ADMIN),

    /** Do work in Camunda Tasklist. */
    TASKLIST(ADMIN, MANAGER, SALES, SUPPORT, FINANCE, ONBOARDING, OPERATIONS),
    /** Watch processes in Camunda Cockpit. */
    COCKPIT(ADMIN, ANALYST, OPERATIONS),
    /** Repair processes in Camunda Cockpit: retry, change variables, move, suspend, cancel. */
    REPAIR_PROCESSES(ADMIN, OPERATIONS),
    /** Look into Camunda Admin. */
    ENGINE_ADMIN(ADMIN, OPERATIONS),
    /** Use Camunda's own REST. */
    ENGINE_REST(OPERATIONS);

    private final Set<Role> roles;

    Right(Role... roles) {
        this.roles = Set.copyOf(EnumSet.copyOf(Arrays.asList(roles)));
    }

    /** Whether that role includes this right. */
    public boolean isOf(Role role) {
        return roles.contains(role);
    }

    /** The word in tables and messages: {@code see-leads}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
