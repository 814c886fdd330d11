package dev.baton.demo;

import dev.baton.calendar.CalendarService;
import dev.baton.lead.LeadFilter;
import dev.baton.lead.LeadService;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Fills an empty Baton before its doors open: people always, and three weeks of work, lived through in fast motion.
 * Nobody else can be at work meanwhile, since the clock tells another time.
 */
@Component
class SampleWork implements SmartLifecycle {
    private static final Logger SAY = LoggerFactory.getLogger("dev.baton.demo.say");
    private static final Logger LOG = LoggerFactory.getLogger(SampleWork.class);

    /** Spring Boot opens the port 2048 before the last phase. */
    private static final int BEFORE_THE_DOORS_OPEN = SmartLifecycle.DEFAULT_PHASE - 2048 - 1;

    private final DemoSettings settings;
    private final Directory directory;
    private final KnownCustomers known;
    private final SampleArticles articles;
    private final SampleMacros macros;
    private final LeadService leads;
    private final CalendarService calendars;
    private final TicketSample tickets;
    private final Actors actors;
    private final Mishaps mishaps;
    private final FastForward time;
    private final DemoClock clock;
    private final BeanFactory beans;
    private volatile boolean running;

    SampleWork(
            DemoSettings settings,
            Directory directory,
            KnownCustomers known,
            SampleArticles articles,
            SampleMacros macros,
            LeadService leads,
            CalendarService calendars,
            TicketSample tickets,
            Actors actors,
            Mishaps mishaps,
            FastForward time,
            DemoClock clock,
            BeanFactory beans) {
        this.settings = settings;
        this.directory = directory;
        this.known = known;
        this.articles = articles;
        this.macros = macros;
        this.leads = leads;
        this.calendars = calendars;
        this.tickets = tickets;
        this.actors = actors;
        this.mishaps = mishaps;
        this.time = time;
        this.clock = clock;
        this.beans = beans;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_DOORS_OPEN;
    }

    @Override
    public void start() {
        running = true;
        directory.write();
        if (settings.sample() && DemoTenants.ALL.stream().noneMatch(this::hasLeads)) {
            SAY.info("Three weeks of sample work are being done in fast motion.");
            live();
        }
    }

    private boolean hasLeads(Tenant tenant) {
        return Tenancy.as(tenant.id(), Actor.system("demo"), () -> leads.countUpTo(LeadFilter.ALL, 1)) > 0;
    }

    private void live() {
        try {
            // Asked for by name and only now: what this bean depended on would be started before it, and look for
            // tenants.
            List.of("outboxRelay", "inboxWorker", "mailFetcher")
                    .forEach(worker ->
                            beans.getBean(worker, SmartLifecycle.class).start());
            var script = new Script();
            known.write();
            articles.write();
            macros.write();
            new AcmeSample(actors, daysOf(DemoTenants.ACME), mishaps, script).tell();
            new GlobexSample(actors, daysOf(DemoTenants.GLOBEX), script).tell();
            tickets.tell(daysOf(DemoTenants.ACME), daysOf(DemoTenants.GLOBEX), script);
            script.play(time);
            time.toTheEnd();
        } catch (RuntimeException failure) {
            LOG.error("The sample work could not be finished; everything else runs", failure);
        } finally {
            clock.comeBack();
        }
    }

    private OfficeDays daysOf(Tenant tenant) {
        return Tenancy.as(
                tenant.id(), Actor.system("demo"), () -> new OfficeDays(calendars.defaultCalendar(), clock.trueTime()));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
