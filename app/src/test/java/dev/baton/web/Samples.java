package dev.baton.web;

import dev.baton.lead.Band;
import dev.baton.lead.EmailClass;
import dev.baton.lead.Grade;
import dev.baton.lead.JobLevel;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadOwner;
import dev.baton.lead.LeadStatus;
import dev.baton.lead.LeadView;
import dev.baton.people.PersonId;
import dev.baton.shared.RecordRef;
import dev.baton.signin.PageSecurity;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.TenantId;
import dev.baton.worklist.WorkItem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company, a lead and work to show on pages. */
public final class Samples {
    public static final Tenant ACME = new Tenant(
            new TenantId(PageSecurity.TENANT),
            "acme",
            "Acme Robotics",
            ZoneId.of("Europe/Berlin"),
            "DE",
            "en",
            "pk-acme",
            "leads@acme.example");
    public static final LeadId LEAD = LeadId.parse("0190a000-0000-7000-8000-000000000002");
    public static final UUID ITEM = UUID.fromString("0190a000-0000-7000-8000-000000000003");

    /** Ada Lovelace of Engines Ltd, who belongs to Anna. */
    public static LeadView lead(LeadStatus status, long version, String phone) {
        return new LeadView(
                LEAD,
                version,
                "Ada",
                "Lovelace",
                "Engines Ltd",
                "ada@engines.example",
                phone,
                null,
                "engines.example",
                EmailClass.CORPORATE,
                "Engineer",
                JobLevel.STAFF,
                "GB",
                null,
                null,
                12,
                null,
                "en",
                LeadChannel.WEB,
                null,
                Map.of(),
                null,
                "Can it <b>compute</b>?",
                status,
                null,
                Grade.A,
                Band.HOT,
                40,
                12,
                StaffPages.NOW,
                "sales-sdr",
                new LeadOwner(PersonId.create(), "anna", "Anna Berg"),
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                StaffPages.NOW,
                null,
                false);
    }

    public static LeadView lead() {
        return lead(LeadStatus.OPEN, 3, "+44 20 7946 0000");
    }

    public static WorkItem work(@Nullable String assignee, @Nullable Instant dueAt) {
        return work(assignee, dueAt, RecordRef.lead(LEAD.value()));
    }

    public static WorkItem work(@Nullable String assignee, @Nullable Instant dueAt, RecordRef record) {
        return new WorkItem(
                ITEM,
                "task-1",
                "Task_FirstContact",
                "lead-qualification",
                "instance-1",
                "First contact",
                record,
                "Ada Lovelace",
                "Engines Ltd",
                85,
                dueAt,
                List.of("sales-sdr"),
                assignee,
                assignee == null ? null : assignee.equals("anna") ? "Anna Berg" : "Bo Lind",
                "first-contact",
                StaffPages.NOW);
    }

    private Samples() {}
}
