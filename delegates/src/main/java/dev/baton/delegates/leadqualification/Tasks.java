package dev.baton.delegates.leadqualification;

/** The user tasks of lead-qualification.bpmn. */
final class Tasks {
    static final String REVIEW_QUARANTINE = "Task_ReviewQuarantine";
    static final String REVIEW_TWIN = "Task_ReviewTwin";
    static final String FIRST_CONTACT = "Task_FirstContact";
    static final String MANAGER_CONTACT = "Task_ManagerContact";
    static final String QUALIFY_LEAD = "Task_QualifyLead";
    static final String REPAIR_LEAD = "Task_RepairLead";

    private Tasks() {}
}
