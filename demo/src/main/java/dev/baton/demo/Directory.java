package dev.baton.demo;

import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.CalendarSummary;
import dev.baton.calendar.OpenHours;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.people.Team;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is there: the two companies, their people and teams, and the hours they keep. Writing it twice changes nothing. */
@Component
class Directory {
    private static final int CAPACITY = 25;
    private static final Map<String, String> TEAMS = Map.ofEntries(
            Map.entry("sales-sdr", "Sales development"),
            Map.entry("sales-ae", "Account executives"),
            Map.entry("sales-ops", "Sales operations"),
            Map.entry("sales-manager", "Sales managers"),
            Map.entry("support-l1", "Support"),
            Map.entry("support-l2", "Support, second level"),
            Map.entry("support-lead", "Support lead"),
            Map.entry("finance-ar", "Finance"),
            Map.entry("cs-onboarding", "Onboarding"),
            Map.entry("analyst", "Business analysts"),
            Map.entry("operations", "Operations"),
            Map.entry("tenant-admin", "Administrators"),
            Map.entry("compliance", "Compliance"),
            Map.entry("auditors", "Auditors"));

    private final Tenants tenants;
    private final People people;
    private final CalendarService calendars;
    private final DemoMailboxes mailboxes;

    Directory(Tenants tenants, People people, CalendarService calendars, DemoMailboxes mailboxes) {
        this.tenants = tenants;
        this.people = people;
        this.calendars = calendars;
        this.mailboxes = mailboxes;
    }

    void write() {
        DemoTenants.ALL.stream()
                .filter(tenant -> tenants.byId(tenant.id()).isEmpty())
                .forEach(tenants::save);
        for (var tenant : DemoTenants.ALL) {
            Tenancy.run(tenant.id(), Actor.system("demo"), () -> {
                writeHours(tenant);
                writePeople(tenant);
                mailboxes.write(tenant);
            });
        }
    }

    private void writePeople(Tenant tenant) {
        TEAMS.forEach((key, name) -> people.provisionTeam(new Team(key, name)));
        DemoPerson.of(tenant)
                .forEach(person -> people.provision(new NewPerson(
                        person.login(),
                        person.name(),
                        person.email(),
                        tenant.zone(),
                        CAPACITY,
                        Set.copyOf(person.teams()))));
    }

    private void writeHours(Tenant tenant) {
        calendars.addHolidays(Holidays.of(tenant.country()));
        var written = calendars.list().stream().map(CalendarSummary::key).toList();
        if (!written.contains(CalendarService.DEFAULT)) {
            calendars.create(officeHours(tenant));
        }
    }

    private static CalendarDefinition officeHours(Tenant tenant) {
        var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                .forEach(day -> week.put(day, OpenHours.parseAll("09:00-12:30", "13:00-17:30")));
        return new CalendarDefinition(
                CalendarService.DEFAULT, "Office hours", tenant.zone(), tenant.country(), week, List.of());
    }
}
