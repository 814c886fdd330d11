package dev.baton.delegates.dataerasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.baton.audit.AuditChain;
import dev.baton.consent.ConsentGiven;
import dev.baton.consent.ConsentService;
import dev.baton.consent.Purpose;
import dev.baton.customer.CompanyId;
import dev.baton.customer.ContactId;
import dev.baton.customer.Customers;
import dev.baton.customer.NewCompany;
import dev.baton.customer.NewContact;
import dev.baton.delegates.engine.ProcessTest;
import dev.baton.duty.OwnWork;
import dev.baton.enrichment.CompanyProvider;
import dev.baton.erasure.ErasureId;
import dev.baton.erasure.ErasureOutcome;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.ErasureState;
import dev.baton.erasure.ErasureView;
import dev.baton.erasure.InvoiceBook;
import dev.baton.erasure.NewErasure;
import dev.baton.identity.Role;
import dev.baton.inbox.Inbox;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadService;
import dev.baton.lead.NewLead;
import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.Channel;
import dev.baton.outbox.OutboundMessage;
import dev.baton.outbox.Outbox;
import dev.baton.outbox.OutboxState;
import dev.baton.outbox.SendKey;
import dev.baton.people.NewPerson;
import dev.baton.people.People;
import dev.baton.shared.Invalid;
import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.sms.OptOut;
import dev.baton.sms.OptOuts;
import dev.baton.sms.ReceivedText;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.NewAttachment;
import dev.baton.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Somebody is forgotten, by each way out; what is left is looked for in every column of every table. */
class DataErasureTest extends ProcessTest {
    private static final String EMAIL = "Wilhelmina.Quandtwitz@Weit.example";
    private static final String PHONE = "+49 30 90182077";
    private static final PhoneNumber NUMBER = new PhoneNumber("+493090182077");
    private static final List<String> TRACES =
            List.of("wilhelmina", "quandtwitz", "90182077", "901820-77", "9018 2077", "90182 077");

    /** Where the person stands before, among other places. */
    private static final String[] EVERYWHERE = {
        "crm.activity.body",
        "crm.activity.detail",
        "crm.attachment.content",
        "crm.attachment.file_name",
        "crm.audit.after",
        "crm.contact.email",
        "crm.contact.phone_e164",
        "crm.idempotency.key",
        "crm.inbox.external_id",
        "crm.inbox.payload",
        "crm.inbox.raw",
        "crm.lead.email",
        "crm.lead.last_name",
        "crm.lead.message",
        "crm.lead.phone",
        "crm.lead.search",
        "crm.lead_export.filter",
        "crm.lead_import_row.cells",
        "crm.lead_merge.journal",
        "crm.opportunity.name",
        "crm.outbox.key",
        "crm.outbox.payload",
        "crm.outbox.recipient",
        "crm.outbox_attempt.answer",
        "crm.suppression.address",
        "crm.text_opt_out.number",
        "public.act_ge_bytearray.bytes_",
        "public.act_hi_comment.full_msg_",
        "public.act_hi_comment.message_",
        "public.act_hi_varinst.text_",
    };

    @Autowired
    private ErasureService requests;

    @Autowired
    private LeadService leads;

    @Autowired
    private Customers customers;

    @Autowired
    private ConsentService consents;

    @Autowired
    private OptOuts optOuts;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Outbox outbox;

    @Autowired
    private People people;

    @Autowired
    private AuditChain chain;

    @MockitoBean
    private Mailer mailer;

    @MockitoBean
    private CompanyProvider provider;

    @MockitoBean
    private InvoiceBook invoices;

    private final List<OutgoingMail> letters = new ArrayList<>();

    @BeforeEach
    void people_who_ask_and_people_who_decide() {
        for (var login : List.of("mara", "carl")) {
            asTenant(() -> people.provision(new NewPerson(
                    login,
                    login,
                    login + "@acme.test",
                    ZoneId.of("Europe/Berlin"),
                    20,
                    Set.of("compliance", "tenant-admin"))));
        }
        given(invoices.of(any())).willReturn(InvoiceBook.Invoices.NONE);
        given(mailer.post(any(), any(), any(), any())).willAnswer(call -> {
            OutgoingMail mail = call.getArgument(3);
            letters.add(mail);
            timeline.add(NewActivity.of(mail.record(), ActivityKind.MAIL_OUT, Direction.OUT, clock.instant())
                    .subject(mail.subject())
                    .body(mail.text())
                    .detail(Map.of("to", mail.to())));
            return outbox.put(new OutboundMessage(
                    Channel.EMAIL,
                    call.getArgument(0),
                    mail.record(),
                    call.getArgument(1),
                    call.getArgument(2),
                    mail.to(),
                    mail.subject(),
                    Map.of("to", mail.to(), "text", mail.text())));
        });
    }

    @Test
    void somebody_of_whom_nothing_is_held_is_told_so() {
        var request = asked("mara", NewErasure.of("nobody@nowhere.example"));
        theLetterLeaves();

        assertThat(ended(request)).isEqualTo("EndEvent_NothingHeld");
        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("hold nothing"));
        assertThat(view(request).outcome()).isEqualTo(ErasureOutcome.NOTHING);
    }

    @Test
    void a_contact_with_history_everywhere_leaves_no_trace() {
        var lead = lead();
        var company = asTenant(() -> customers.addCompany(
                new NewCompany("Weit AG", "weit.example", "DE", "software", 50, "+493090182077", null, false)));
        var contact = contact(company);
        var opportunity = opportunity(lead, contact, company, "prospect");
        everywhere(lead, company, contact, opportunity);
        var before = traces(tenant);
        // So the search can find: had nothing been there, nothing would have to go.
        assertThat(before).contains(EVERYWHERE);
        var others = database.createTenant(
                "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        Tenancy.as(others, Actor.system("test"), () -> leads.register(person().build()));
        var theirs = traces(others);
        assertThat(theirs).contains("crm.lead.email", "crm.lead.phone", "crm.lead.last_name");
        chainHolds();

        var request = asked("mara", NewErasure.of(RecordRef.lead(lead.value())));
        assertThat(view(request).findings())
                .extracting(finding -> finding.place().key())
                .contains("leads", "contacts", "timeline", "mail-out", "mail-in", "imports", "consents", "processes");
        decide("carl", Map.of("approved", "yes"));
        assertThat(view(request).state()).isEqualTo(ErasureState.REPORTING);
        assertThat(letters).anySatisfy(letter -> assertThat(letter.to()).isEqualToIgnoringCase(EMAIL));
        theLetterLeaves();

        assertThat(ended(request)).isEqualTo("EndEvent_Erased");
        assertThat(traces(tenant)).as(trail()).isEmpty();
        assertThat(traces(others)).isEqualTo(theirs);
        chainHolds();
        assertThat(view(request).subject()).isNull();
        assertThat(asTenant(() -> customers.company(company)).name()).isEqualTo("Weit AG");
        assertThat(asTenant(() -> consents.isSuppressed(EMAIL))).isTrue();
        assertThat(asTenant(() -> optOuts.isOptedOut(NUMBER))).isTrue();
        assertThat(asTenant(() -> optOuts.newest())).isEmpty();
        assertThat(asTenant(() -> consents.isSuppressed("somebody@weit.example")))
                .isFalse();
    }

    @Test
    void a_letter_somebody_reads_in_copy_still_reaches_the_others() {
        var lead = lead();
        var ticket = new RecordRef(RecordType.TICKET, UUID.randomUUID());
        var first = SendKey.of("answer", "1");
        var copy = SendKey.of("answer", "1", "copy", "1");
        Map<String, Object> letter = Map.of(
                "record", ticket.toString(), "to", "ada@engines.example", "cc", List.of(EMAIL), "text", "Try again");
        asTenant(() -> outbox.put(new OutboundMessage(
                        Channel.EMAIL, first, ticket, null, null, "ada@engines.example", "Try again", letter))
                && outbox.put(
                        new OutboundMessage(Channel.EMAIL, copy, ticket, null, null, EMAIL, "Try again", letter)));

        var request = asked("mara", NewErasure.of(RecordRef.lead(lead.value())));
        decide("carl", Map.of("approved", "yes"));

        var kept = asTenant(() -> outbox.find(first)).orElseThrow();
        assertThat(kept.state()).isEqualTo(OutboxState.WAITING);
        assertThat(kept.payload())
                .containsEntry("to", "ada@engines.example")
                .containsEntry("text", "Try again")
                .containsEntry("cc", List.of("[erased]"));
        assertThat(asTenant(() -> outbox.find(copy))).hasValueSatisfying(gone -> {
            assertThat(gone.state()).isEqualTo(OutboxState.CANCELLED);
            assertThat(gone.payload()).isEmpty();
        });
        theLetterLeaves();
        assertThat(ended(request)).isEqualTo("EndEvent_Erased");
        assertThat(traces(tenant)).isEmpty();
    }

    @Test
    void whoever_asked_cannot_approve_and_nobody_else_is_forgotten() {
        var lead = lead();
        var namesake = asTenant(() -> leads.register(NewLead.by(LeadChannel.WEB)
                .firstName("Wilhelmina")
                .lastName("Quandtwitz")
                .email("other@elsewhere.example")
                .build()));
        var alike = asTenant(() -> leads.register(
                NewLead.by(LeadChannel.WEB).lastName("Other").email("x" + EMAIL).build()));
        var request = asked("mara", NewErasure.of(RecordRef.lead(lead.value())));

        assertThatThrownBy(() -> decide("mara", Map.of("approved", "yes")))
                .satisfies(thrown -> assertThat(root(thrown)).isInstanceOf(OwnWork.class));
        assertThatThrownBy(() -> decide("carl", Role.SALES, Map.of("approved", "yes")))
                .satisfies(thrown -> assertThat(root(thrown).getMessage()).contains("work.not-yours"));
        assertThat(asTenant(() -> leads.view(lead)).erased()).isFalse();
        decide("carl", Map.of("approved", "yes", "note", "Wilhelmina Quandtwitz wrote to us herself."));

        assertThat(asTenant(() -> leads.view(lead)).erased()).isTrue();
        theLetterLeaves();
        assertThat(view(request).decisionNote()).isEqualTo("[erased] wrote to us herself.");
        assertThat(asTenant(() -> leads.view(namesake)).lastName()).isEqualTo("Quandtwitz");
        assertThat(asTenant(() -> leads.view(alike)).email()).isEqualTo("x" + EMAIL);
        assertThat(view(request).decidedBy()).isEqualTo("carl");
    }

    @Test
    void a_refusal_needs_a_reason_and_erases_nothing() {
        var lead = lead();
        var request = asked("mara", NewErasure.of(RecordRef.lead(lead.value())));

        assertThatThrownBy(() -> decide("carl", Map.of("approved", "no")))
                .satisfies(thrown -> assertThat(root(thrown)).isInstanceOf(Invalid.class));
        decide("carl", Map.of("approved", "no", "note", "Nobody could say who asked."));
        theLetterLeaves();

        assertThat(ended(request)).isEqualTo("EndEvent_Refused");
        assertThat(asTenant(() -> leads.view(lead)).lastName()).isEqualTo("Quandtwitz");
        assertThat(letters).anySatisfy(letter -> assertThat(letter.text()).contains("Nobody could say who asked."));
    }

    @Test
    void an_open_invoice_or_a_dispute_keeps_everything() {
        var lead = lead();
        given(invoices.of(any())).willReturn(new InvoiceBook.Invoices(1, 2026));
        var request = asked("mara", NewErasure.of(RecordRef.lead(lead.value())));

        assertThat(view(request).proposal()).isEqualTo(ErasureOutcome.REFUSE);
        decide("carl", Map.of("approved", "yes"));
        theLetterLeaves();

        assertThat(ended(request)).isEqualTo("EndEvent_Refused");
        assertThat(letters).anySatisfy(letter -> assertThat(letter.text()).contains("not paid", "17 (3) (e)"));
        assertThat(asTenant(() -> leads.view(lead)).erased()).isFalse();
    }

    @Test
    void a_signed_contract_and_its_letters_are_kept_apart_and_the_rest_goes() {
        var lead = lead();
        var company = asTenant(() -> customers.addCompany(
                new NewCompany("Weit AG", "weit.example", "DE", "software", 50, null, null, true)));
        var contact = contact(company);
        opportunity(lead, contact, company, "won");
        var request = asked("mara", NewErasure.of(new RecordRef(RecordType.CONTACT, contact.value())));

        assertThat(view(request).proposal()).isEqualTo(ErasureOutcome.RESTRICT);
        assertThat(view(request).keepUntil()).isEqualTo("2032-12-31");
        decide("carl", Map.of("approved", "yes"));
        theLetterLeaves();

        assertThat(ended(request)).isEqualTo("EndEvent_KeptInPart");
        assertThat(asTenant(() -> leads.view(lead)).erased()).isTrue();
        assertThat(asTenant(() -> customers.contact(contact)).lastName()).isEqualTo("Quandtwitz");
        String until = database.in(
                tenant,
                jdbc -> jdbc.sql("select restricted_until::text from crm.contact where id = ?")
                        .param(contact.value())
                        .query(String.class)
                        .single());
        assertThat(until).isEqualTo("2032-12-31");
        assertThat(letters).anySatisfy(letter -> assertThat(letter.text()).contains("HGB § 257"));
    }

    @Test
    void nobody_decides_and_those_who_should_hear_of_it() {
        asked("mara", NewErasure.of(RecordRef.lead(lead().value())));
        afterTime(Duration.ofDays(6));
        assertThat(letters).anySatisfy(letter -> assertThat(letter.subject()).contains("waits for a decision"));

        afterTime(Duration.ofDays(20));
        assertThat(letters).anySatisfy(letter -> assertThat(letter.subject()).contains("deadline"));
    }

    @Test
    void asking_twice_is_asking_once_and_the_deadline_is_a_month() {
        var lead = lead();
        var first = asked("mara", NewErasure.of(RecordRef.lead(lead.value())));
        var second = asked("mara", NewErasure.of(EMAIL));

        assertThat(second).isEqualTo(first);
        assertThat(view(first).dueAt()).isEqualTo("2026-12-02T23:00:00Z");
    }

    @Test
    void an_answer_that_has_not_left_keeps_its_address_until_it_has() {
        var request = asked("mara", NewErasure.of("nobody@nowhere.example"));
        afterTime(Duration.ofDays(2));
        assertThat(view(request).subject()).isNotNull();

        theLetterLeaves();
        assertThat(ended(request)).isEqualTo("EndEvent_NothingHeld");
    }

    private static NewLead.Builder person() {
        return NewLead.by(LeadChannel.WEB)
                .firstName("Wilhelmina")
                .lastName("Quandtwitz")
                .companyName("Weit AG")
                .email(EMAIL)
                .phone(PHONE)
                .message("This is Wilhelmina Quandtwitz, call " + PHONE)
                .consent(new ConsentGiven(Purpose.MARKETING, true, "1", "web-form", "198.51.100.7"));
    }

    private LeadId lead() {
        var lead = asTenant(() -> leads.register(person().build()));
        afterAllJobs();
        return lead;
    }

    private ContactId contact(CompanyId company) {
        return asTenant(() -> customers.addContact(new NewContact(
                company,
                "Wilhelmina",
                "Quandtwitz",
                EMAIL,
                EMAIL.toLowerCase(Locale.ROOT),
                PHONE,
                "+493090182077",
                "CEO")));
    }

    private UUID opportunity(LeadId lead, ContactId contact, CompanyId company, String stage) {
        var id = UUID.randomUUID();
        act(jdbc -> jdbc.sql(
                        "insert into crm.opportunity (id, lead_id, company_id, contact_id, name, stage, opened_at) "
                                + "values (?, ?, ?, ?, 'Licences for Wilhelmina Quandtwitz', ?, '2026-03-01')")
                .params(id, lead.value(), company.value(), contact.value(), stage)
                .update());
        return id;
    }

    /** Writes the person into whatever can hold a word. */
    private void everywhere(LeadId lead, CompanyId company, ContactId contact, UUID opportunity) {
        asTenant(() -> {
            consents.suppress(EMAIL, "consent-withdrawn");
            optOuts.note(NUMBER, OptOut.How.KEYWORD, clock.instant());
            outbox.put(new OutboundMessage(
                    Channel.SMS,
                    SendKey.of("text", NUMBER.e164()),
                    new RecordRef(RecordType.COMPANY, company.value()),
                    null,
                    null,
                    NUMBER.e164(),
                    "Dear Ms Quandtwitz",
                    Map.of("to", NUMBER.e164(), "text", "Dear Ms Quandtwitz")));
            inbox.take(
                    ReceivedText.KIND,
                    "SM1",
                    ReceivedText.KIND,
                    null,
                    new ReceivedText("SM1", NUMBER.e164(), "+4915735980001", "It is Wilhelmina", List.of(), null)
                            .toPayload(),
                    null);
            for (var record : List.of(
                    RecordRef.lead(lead.value()),
                    new RecordRef(RecordType.CONTACT, contact.value()),
                    new RecordRef(RecordType.OPPORTUNITY, opportunity),
                    new RecordRef(RecordType.COMPANY, company.value()))) {
                timeline.add(NewActivity.of(record, ActivityKind.MAIL_IN, Direction.IN, clock.instant())
                        .subject("From Wilhelmina Quandtwitz")
                        .body("Best,\nWilhelmina Quandtwitz\n" + EMAIL)
                        .detail(Map.of("from", EMAIL.toLowerCase(Locale.ROOT)))
                        .attachments(List.of(new NewAttachment(
                                "quandtwitz.vcf", "text/vcard", EMAIL.getBytes(StandardCharsets.UTF_8)))));
            }
            outbox.put(new OutboundMessage(
                    Channel.EMAIL,
                    SendKey.of("letter", EMAIL),
                    new RecordRef(RecordType.COMPANY, company.value()),
                    null,
                    null,
                    EMAIL,
                    "For Wilhelmina Quandtwitz",
                    Map.of("to", EMAIL, "text", "Dear Ms Quandtwitz")));
            return true;
        });
        act(jdbc -> jdbc.sql("insert into crm.inbox (id, source, external_id, kind, payload, raw) values "
                        + "(gen_random_uuid(), 'imap', '<" + EMAIL + ">', 'mail', cast(? as jsonb), ?)")
                .params(
                        "{\"from\": \"" + EMAIL.toLowerCase(Locale.ROOT) + "\", \"text\": \"Wilhelmina\"}",
                        ("From: " + EMAIL).getBytes(StandardCharsets.UTF_8))
                .update());
        act(jdbc -> jdbc.sql("insert into crm.outbox_attempt (id, outbox_id, at, outcome, answer) "
                        + "select gen_random_uuid(), id, now(), 'sent', '250 OK <" + EMAIL + ">' from crm.outbox")
                .update());
        act(jdbc -> {
            var file = UUID.randomUUID();
            jdbc.sql(
                            "insert into crm.lead_import (id, file_name, charset, delimiter, columns, row_count, state, created_by, "
                                    + "created_at) values (?, 'list.csv', 'UTF-8', ',', '[]', 1, 'done', 'person:mara', now())")
                    .param(file)
                    .update();
            return jdbc.sql("insert into crm.lead_import_row (id, import_id, row_no, line, cells, outcome) values "
                            + "(gen_random_uuid(), ?, 1, 2, cast(? as jsonb), 'refused')")
                    .params(file, "[\"Wilhelmina\", \"Quandtwitz\", \"" + EMAIL + "\"]")
                    .update();
        });
        act(jdbc -> jdbc.sql("insert into crm.idempotency (id, key, request_hash, created_at) values "
                        + "(gen_random_uuid(), 'mara/" + EMAIL + "', 'x', now())")
                .update());
        var twin = asTenant(
                () -> leads.register(person().email("wilhelmina@old.example").build()));
        act(jdbc -> jdbc.sql("insert into crm.lead_merge (id, lead_id, survivor_type, survivor_id, journal, merged_at, "
                        + "undo_until) values (gen_random_uuid(), ?, 'lead', ?, cast(? as jsonb), now(), now())")
                .params(twin.value(), lead.value(), "{\"phone\": \"" + PHONE + "\"}")
                .update());
        act(jdbc -> jdbc.sql("update crm.lead set merged_into = ?, merged_into_type = 'lead' where id = ?")
                .params(lead.value(), twin.value())
                .update());
        act(jdbc -> jdbc.sql("insert into crm.lead_export (id, filter, masked, started_at) values "
                        + "(gen_random_uuid(), cast(? as jsonb), false, now())")
                .param("{\"q\": \"Quandtwitz, Wilhelmina\"}")
                .update());
        act(jdbc -> jdbc.sql("insert into act_hi_varinst (id_, name_, text_, tenant_id_) values (?, 'note', ?, ?)")
                .params(UUID.randomUUID().toString(), "Wilhelmina Quandtwitz called", tenant.toString())
                .update());
        act(jdbc -> jdbc.sql(
                        "insert into act_hi_comment (id_, type_, time_, action_, message_, full_msg_, tenant_id_) values "
                                + "(?, 'comment', now(), 'AddComment', 'Wilhelmina Quandtwitz', ?, ?)")
                .params(UUID.randomUUID().toString(), EMAIL.getBytes(StandardCharsets.UTF_8), tenant.toString())
                .update());
        act(jdbc -> jdbc.sql("insert into act_ge_bytearray (id_, rev_, name_, bytes_, type_, tenant_id_) values "
                        + "(?, 1, 'job.exceptionByteArray', ?, 3, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        ("Key (email)=(" + EMAIL + ") already exists").getBytes(StandardCharsets.UTF_8),
                        tenant.toString())
                .update());
    }

    private void act(Function<JdbcClient, Integer> work) {
        Integer changed = database.in(tenant, work::apply);
        assertThat(changed).isPositive();
    }

    private ErasureId asked(String login, NewErasure asked) {
        var id = Tenancy.as(tenant, Actor.person(login), () -> requests.request(asked, "page"));
        afterAllJobs();
        return id;
    }

    private void decide(String login, Map<String, Object> values) {
        decide(login, Role.MANAGER, values);
    }

    private void decide(String login, Role role, Map<String, Object> values) {
        Task task = tasks.createTaskQuery()
                .tenantIdIn(tenant.toString())
                .taskDefinitionKey(ApproveErasureHandler.TASK)
                .singleResult();
        engine.getIdentityService()
                .setAuthentication(login, List.of(role.group(), "compliance"), List.of(tenant.toString()));
        try {
            Tenancy.run(tenant, Actor.person(login), () -> tasks.complete(task.getId(), values));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        afterAllJobs();
    }

    private void theLetterLeaves() {
        act(jdbc -> 1
                + jdbc.sql("update crm.outbox set state = 'sent' where record_type = 'erasure'")
                        .update());
        afterTime(Duration.ofDays(1).plusMinutes(1));
    }

    private ErasureView view(ErasureId request) {
        return asTenant(() -> requests.view(request));
    }

    private String ended(ErasureId request) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(request.record().toString())
                .singleResult();
        assertEnded(instance.getId());
        assertThat(view(request).state()).isEqualTo(ErasureState.ANSWERED);
        return passed(instance.getId()).stream()
                .filter(step -> step.startsWith("EndEvent_"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /** Every column of text, JSON or bytes of every table, whoever may see it, that names the person. */
    private List<String> traces(TenantId whose) {
        var jdbc = JdbcClient.create(database.superuser());
        var columns = jdbc.sql("""
                        select c.table_schema || '.' || c.table_name as tab, quote_ident(c.column_name) as col, c.data_type,
                               (select min(o.column_name) from information_schema.columns o
                                 where o.table_schema = c.table_schema and o.table_name = c.table_name
                                   and o.column_name in ('tenant_id', 'tenant_id_')) as owner
                          from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                         where c.table_schema in ('crm', 'public') and t.table_type = 'BASE TABLE'
                           and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY', 'tsvector')
                        """).query().listOfRows();
        assertThat(columns).hasSizeGreaterThan(300);
        var found = new ArrayList<String>();
        for (var column : columns) {
            var text = column.get("data_type").equals("bytea")
                    ? "encode(" + column.get("col") + ", 'escape')"
                    : column.get("col") + "::text";
            var theirs = column.get("owner") == null
                    ? ""
                    : " and coalesce(%s::text, '%s') = '%s'".formatted(column.get("owner"), whose, whose);
            var count = jdbc.sql("select count(*) from " + column.get("tab") + " t where lower(" + text
                            + ") like any(?)" + theirs)
                    .param(TRACES.stream().map(trace -> "%" + trace + "%").toArray(String[]::new))
                    .query(Long.class)
                    .single();
            if (count > 0) {
                found.add(column.get("tab") + "." + column.get("col"));
            }
        }
        return found;
    }

    private String trail() {
        return JdbcClient.create(database.superuser())
                .sql(
                        "select concat_ws(' ', table_name, action, actor, process_instance_id, before, after) from crm.audit "
                                + "where tenant_id = ? and concat_ws(' ', before, after) ilike any(?)")
                .params(
                        tenant.value(),
                        TRACES.stream().map(trace -> "%" + trace + "%").toArray(String[]::new))
                .query(String.class)
                .list()
                .toString();
    }

    private void chainHolds() {
        var verification = asTenant(() -> chain.verify(List.of()));
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.entries()).isPositive();
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }
}
