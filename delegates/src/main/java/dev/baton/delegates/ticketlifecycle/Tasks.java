package dev.baton.delegates.ticketlifecycle;

/** The user tasks of ticket-lifecycle.bpmn. */
final class Tasks {
    static final String TRIAGE_TICKET = "Task_TriageTicket";
    static final String WORK_TICKET = "Task_WorkTicket";
    static final String MANAGER_CARE = "Task_ManagerCare";
    static final String CUSTOMER_UNREACHABLE = "Task_CustomerUnreachable";
    static final String REVIEW_ARTICLE = "Task_ReviewArticle";
    static final String REPAIR_TICKET = "Task_RepairTicket";

    private Tasks() {}
}
