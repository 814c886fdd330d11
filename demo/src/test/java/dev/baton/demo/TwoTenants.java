package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.apikey.ApiKeys;
import dev.baton.calendar.CalendarDefinition;
import dev.baton.calendar.CalendarService;
import dev.baton.calendar.OpenHours;
import dev.baton.calendar.SpecialDay;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.knowledge.ArticleText;
import dev.baton.knowledge.Articles;
import dev.baton.knowledge.Language;
import dev.baton.knowledge.Readers;
import dev.baton.people.Absences;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import dev.baton.ticket.NewTicket;
import dev.baton.ticket.TicketChannel;
import dev.baton.ticket.TicketService;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The same people, with the same names, addresses and numbers, are leads of both tenants. Only a word in each one's
 * texts tells whose they are, and no page, answer or table of the other tenant may ever show that word.
 */
final class TwoTenants {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int IDS_PER_TABLE = 1;

    /** A day that is different in a calendar of each tenant. */
    static final LocalDate DAY = LocalDate.of(2031, 5, 2);

    private final JdbcClient owner = TheDemo.running().database().superuser();
    private final Strangers.Stranger person = Strangers.next();
    private final Side acme;
    private final Side globex;

    /**
     * One tenant's half.
     *
     * @param word what only this tenant's records say
     * @param calendar the key of a calendar nobody works by, which differs on {@link #DAY}
     */
    record Side(
            Tenant tenant,
            String word,
            Api api,
            String lead,
            String manager,
            String admin,
            String operator,
            String calendar) {}

    static TwoTenants meet() {
        var both = new TwoTenants();
        talks(both.acme().tenant());
        talks(both.globex().tenant());
        return both;
    }

    /** What a help desk has besides: a macro, and a word with a vendor that is over. */
    private static void talks(Tenant tenant) {
        var rows = SettingsPages.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.macro (id, name, language, body, changed_at) "
                                        + "values (gen_random_uuid(), 'Wall', 'en', 'Wall', now())")
                                .update()
                        + jdbc.sql(
                                        "insert into crm.side_conversation (id, ticket_id, subject, state, ended_by, opened_at, "
                                                + "waiting_since, closed_at) select gen_random_uuid(), id, 'Wall', 'closed', 'agent', "
                                                + "now(), now(), now() from crm.ticket limit 1")
                                .update());
        assertThat(rows).isEqualTo(2);
    }

    private TwoTenants() {
        acme = side(DemoTenants.ACME, "mara", "ada", "otto");
        globex = side(DemoTenants.GLOBEX, "grace", "gaia", "gil");
        await().atMost(PATIENCE).until(() -> !busy());
    }

    private Side side(Tenant tenant, String manager, String admin, String operator) {
        var word = "only-" + tenant.key() + "-" + UUID.randomUUID();
        var api = Api.with(almightyKey(tenant, admin));
        var made = api.post("/leads", person.json().replace("We need a wrapping robot.", word));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var lead = made.header("Location").replaceFirst(".*/", "");
        await().atMost(PATIENCE)
                .until(() -> owner.sql("select count(*) from crm.work_item where record_id = ?::uuid")
                                .param(lead)
                                .query(Integer.class)
                                .single()
                        > 0);
        assertThat(api.post("/leads/" + lead + "/activities", "{\"kind\": \"note\", \"subject\": \"" + word + "\"}")
                        .status())
                .isEqualTo(201);
        var file = api.postCsv("/imports?name=" + word + ".csv", "First name,Last name,Company,Email\n" + person.csv());
        assertThat(file.status()).as(file.toString()).isEqualTo(201);
        TheDemo.running()
                .mail()
                .send(
                        new Draft(person.email(), person.name(), tenant.mailAddress(), "Robot", word + " by mail"),
                        Optional.empty());
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/leads/" + lead + "/activities").toString().contains(word + " by mail"));
        var forgotten =
                api.post("/erasure-requests", "{\"email\": \"" + word.substring(0, 24) + "@strangers.example\"}");
        assertThat(forgotten.status()).as(forgotten.toString()).isEqualTo(201);
        writtenWithPictureAndFile(tenant, word);
        assertThat(Tenancy.as(
                        tenant.id(),
                        Actor.system("test"),
                        () -> TheDemo.bean(Articles.class)
                                .write(new ArticleText(word, word), Language.EN, Readers.INTERNAL)))
                .isNotNull();
        assertThat(Tenancy.as(
                        tenant.id(),
                        Actor.system("test"),
                        () -> TheDemo.bean(TicketService.class)
                                .open(new NewTicket(
                                        TicketChannel.PHONE,
                                        word,
                                        "Cannot sign in: " + word,
                                        person.name(),
                                        person.email(),
                                        null,
                                        "en",
                                        null,
                                        null,
                                        false,
                                        List.of()))))
                .isNotNull();
        await().atMost(PATIENCE)
                .until(() ->
                        owner.sql("select count(*) from crm.attachment where tenant_id = ? and file_name = 'plan.txt'")
                                        .param(tenant.id().value())
                                        .query(Integer.class)
                                        .single()
                                > 0);
        return new Side(tenant, word, api, lead, manager, admin, operator, administered(tenant, admin, operator));
    }

    /** The same person writes once more, in HTML and with a file. */
    private void writtenWithPictureAndFile(Tenant tenant, String word) {
        try {
            var message =
                    new MimeMessage(TheDemo.running().mail().server().getSmtp().createSession());
            message.setFrom(new InternetAddress(person.email()));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(tenant.mailAddress()));
            message.setSubject("The plan");
            var html = new MimeBodyPart();
            html.setContent("<p>" + word + " <b>in bold</b></p>", "text/html; charset=utf-8");
            var file = new MimeBodyPart();
            file.setText(word);
            file.setFileName("plan.txt");
            message.setContent(new MimeMultipart(html, file));
            Transport.send(message);
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** What an administrator makes: an absence, an address to send from, an endpoint for events, a calendar; returns the calendar's key. */
    private static String administered(Tenant tenant, String admin, String operator) {
        var calendar = "wall-of-" + tenant.key();
        // By the page it would become the address that all letters go out from.
        var senders = SettingsPages.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.sender_address (id, address, display_name) "
                                + "values (gen_random_uuid(), 'wall@' || ? || '.example', 'Wall')")
                        .param(tenant.key())
                        .update());
        assertThat(senders).isEqualTo(1);
        // Switched off, so that nothing is posted to it.
        var hooks = SettingsPages.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.webhook_endpoint (id, url, active, secret_changed_at) "
                                + "values (gen_random_uuid(), 'https://wall.' || ? || '.example/hook', false, now())")
                        .param(tenant.key())
                        .update());
        assertThat(hooks).isEqualTo(1);
        return Tenancy.as(tenant.id(), Actor.person(admin), () -> {
            TheDemo.bean(Absences.class).add(operator, DAY, DAY, "Away");
            TheDemo.bean(CalendarService.class)
                    .create(new CalendarDefinition(
                            calendar,
                            "The wall",
                            ZoneOffset.UTC,
                            null,
                            Map.of(DayOfWeek.MONDAY, List.of(OpenHours.ALL_DAY)),
                            List.of(SpecialDay.closed(DAY, "The day"))));
            return calendar;
        });
    }

    /** A key that may do everything anybody may, so that only the tenant stands between it and the other's records. */
    private static String almightyKey(Tenant tenant, String admin) {
        var maker = DemoPerson.named(admin).signedIn();
        var almighty = new SignedIn(
                maker.login(), maker.name(), tenant.id().value(), Set.of(Role.values()), maker.teams(), false);
        return Tenancy.as(
                tenant.id(),
                maker.actor(),
                () -> TheDemo.bean(ApiKeys.class)
                        .create(
                                "almighty " + UUID.randomUUID(),
                                Set.of(Role.values()),
                                Instant.now().plus(Duration.ofDays(1)),
                                almighty)
                        .secret());
    }

    Side acme() {
        return acme;
    }

    Side globex() {
        return globex;
    }

    Strangers.Stranger person() {
        return person;
    }

    /** The keys of a tenant's rows that are none of another's; what only refers to rows is among those already. */
    List<String> foreign(Tenant tenant, Tenant other) {
        var keys = new ArrayList<>(ids(tenant, "false"));
        keys.removeAll(ids(other, "true"));
        return List.copyOf(keys);
    }

    /** The newest rows' keys of every table of a tenant, Baton's and the engine's. */
    List<String> ids(Tenant tenant) {
        return ids(tenant, "true");
    }

    /** @param references whether columns that refer to rows count, as SQL */
    private List<String> ids(Tenant tenant, String references) {
        var ids = new ArrayList<String>();
        ids.addAll(List.of(
                sideOf(tenant).lead(), sideOf(tenant).calendar(), sideOf(tenant).operator()));
        var columns = owner.sql("""
                        select c.table_schema, c.table_name, c.column_name
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE'
                          and ((c.table_schema = 'crm' and (c.data_type = 'uuid' and %s or c.column_name in ('id', 'login', 'key'))
                                and c.column_name not in ('tenant_id'))
                            or (c.table_schema = 'public' and c.table_name like 'act\\_%%' and c.column_name = 'id_'))
                          and exists (select 1 from information_schema.columns own
                                where own.table_schema = c.table_schema and own.table_name = c.table_name
                                  and own.column_name in ('tenant_id', 'tenant_id_'))
                        """.formatted(references))
                .query((row, at) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .list();
        for (var column : columns) {
            var table = column[0] + "." + column[1];
            var tenantColumn = column[0].equals("crm") ? "tenant_id" : "tenant_id_";
            ids.addAll(owner.sql("select distinct " + column[2] + "::text as id from " + table + " where "
                            + tenantColumn + "::text = ? and " + column[2] + " is not null order by 1 desc limit "
                            + IDS_PER_TABLE)
                    .param(tenant.id().toString())
                    .query(String.class)
                    .list());
        }
        return ids.stream().distinct().toList();
    }

    private Side sideOf(Tenant tenant) {
        return tenant.equals(acme.tenant()) ? acme : globex;
    }

    /** What a tenant's rows look like, a fingerprint per table: equal before and after means nobody touched them. */
    TreeMap<String, String> fingerprints(Tenant tenant) {
        var prints = new TreeMap<String, String>();
        var tables = owner.sql("""
                        select table_schema || '.' || table_name, column_name from information_schema.columns
                        where column_name in ('tenant_id', 'tenant_id_')
                          and table_name <> 'mailbox_state' -- changes with each look into the mailbox
                          and (table_schema = 'crm' or table_name like 'act\\_%')
                          and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
                        """)
                .query((row, at) -> new String[] {row.getString(1), row.getString(2)})
                .list();
        for (var table : tables) {
            prints.put(
                    table[0],
                    owner.sql(
                                    "select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from "
                                            + table[0] + " t where " + table[1] + "::text = ?")
                            .param(tenant.id().toString())
                            .query(String.class)
                            .single());
        }
        return prints;
    }

    /**
     * Whether anything goes on by itself now: the engine has a job or will have one soon, a message is on its way, or an
     * entry of the audit trail has no seal yet.
     */
    boolean busy() {
        return owner.sql("""
                        select exists (select 1 from act_ru_job where type_ in ('message', 'timer') and retries_ > 0
                                         and suspension_state_ = 1
                                         and (duedate_ is null or duedate_ < now() + interval '2 minutes'))
                            or exists (select 1 from crm.outbox where channel = 'email' and state = 'waiting')
                            or exists (select 1 from crm.inbox where state = 'waiting')
                            or exists (select 1 from crm.audit a
                                        where not exists (select 1 from crm.audit_seal s where s.audit_id = a.id))
                        """).query(Boolean.class).single();
    }

    JdbcClient owner() {
        return owner;
    }
}
