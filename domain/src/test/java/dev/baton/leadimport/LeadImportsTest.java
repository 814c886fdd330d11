package dev.baton.leadimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.inbox.Inbox;
import dev.baton.inbox.InboxEntry;
import dev.baton.inbox.InboxHandler;
import dev.baton.lead.LeadChanges;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadConversation;
import dev.baton.lead.LeadField;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadPrivacy;
import dev.baton.lead.LeadService;
import dev.baton.lead.LeadView;
import dev.baton.lead.NewLead;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Rejected;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import dev.baton.timeline.ActivityKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
@Import({
    ImportTestContext.class,
    LeadImports.class,
    ImportsInSight.class,
    ImportRows.class,
    ImportJson.class,
    DryRun.class,
    RowIntake.class,
    RowRetention.class,
    RowUndo.class
})
class LeadImportsTest {
    private final LeadImports imports;
    private final RowRetention retention;
    private final ImportsInSight sight;
    private final LeadService leads;
    private final LeadConversation conversation;
    private final LeadPrivacy privacy;
    private final Inbox inbox;
    private final List<InboxHandler> handlers;
    private final ImportTestContext.Road road;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final CountingDataSource statements;
    private final TestDatabase database;
    private TenantId tenant;
    private SignedIn anna;

    LeadImportsTest(
            @Autowired LeadImports imports,
            @Autowired RowRetention retention,
            @Autowired ImportsInSight sight,
            @Autowired LeadService leads,
            @Autowired LeadConversation conversation,
            @Autowired LeadPrivacy privacy,
            @Autowired Inbox inbox,
            @Autowired List<InboxHandler> handlers,
            @Autowired ImportTestContext.Road road,
            @Autowired PlatformTransactionManager transactions,
            @Autowired JdbcClient jdbc,
            @Autowired DataSource statements,
            @Autowired TestDatabase database) {
        this.imports = imports;
        this.retention = retention;
        this.sight = sight;
        this.leads = leads;
        this.conversation = conversation;
        this.privacy = privacy;
        this.inbox = inbox;
        this.handlers = handlers;
        this.road = road;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.statements = (CountingDataSource) statements;
        this.database = database;
    }

    @BeforeEach
    void a_tenant() {
        tenant = database.createTenant("t" + Long.toString(System.nanoTime(), 36));
        anna = new SignedIn("anna", "Anna", tenant.value(), Set.of(Role.SALES), Set.of(), false);
        road.registered().clear();
        road.withdrawn().clear();
    }

    @Test
    void a_file_is_there_for_whoever_handed_it_in_and_for_those_who_see_all_leads() {
        var annas = checked("Name;E-Mail\nGrace Hopper;grace@navy.test\n");
        var bert = new SignedIn("bert", "Bert", tenant.value(), Set.of(Role.SALES), Set.of("sales-sdr"), false);
        var mara = new SignedIn("mara", "Mara", tenant.value(), Set.of(Role.MANAGER), Set.of(), false);
        var machine = new SignedIn("robot", "Robot", tenant.value(), Set.of(Role.SALES), Set.of(), true);

        for (var person : List.of(anna, mara, machine)) {
            assertThat(seenBy(annas, person)).as(person.login()).isTrue();
            assertThat(listedFor(person)).as(person.login()).containsExactly(annas);
        }
        assertThat(seenBy(annas, bert)).isFalse();
        assertThat(listedFor(bert)).isEmpty();

        in(() -> {
            imports.run(annas, bert);
            return true;
        });
        assertThat(seenBy(annas, bert)).as("whoever lets it run").isTrue();
        assertThat(seenBy(ImportId.create(), bert)).isFalse();
    }

    private boolean seenBy(ImportId id, SignedIn person) {
        try {
            return Tenancy.as(tenant, person.actor(), () -> {
                sight.check(id, person);
                return true;
            });
        } catch (NotFound beyondReach) {
            return false;
        }
    }

    private List<ImportId> listedFor(SignedIn person) {
        return Tenancy.as(tenant, person.actor(), () -> sight.list(null, 50, person)).imports().stream()
                .map(ImportView::id)
                .toList();
    }

    @Test
    void a_dry_run_says_of_each_row_what_would_happen_and_writes_no_lead() {
        var known = in(() -> leads.register(lead("Ada", "ada@engines.test")));

        var id = checked("""
                Name;E-Mail;Telefon;Lieblingsfarbe
                Ada Lovelace;ADA@Engines.test;;blue
                Grace Hopper;grace@navy.test;;grey
                Grace B. Hopper;Grace@navy.test;;red
                Nobody;not-an-address;;green
                """);

        var rows = rows(id, RowFilter.ALL);
        assertThat(rows)
                .extracting(ImportRow::plan)
                .containsExactly(RowPlan.UPDATE, RowPlan.CREATE, RowPlan.REPEAT, RowPlan.REFUSE);
        assertThat(rows.get(2).repeats()).isEqualTo(3);
        assertThat(rows.get(3).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("E-Mail");
            assertThat(problem.message()).contains("not-an-address").contains("name@company.com");
        });
        assertThat(in(() -> imports.view(id)).skipped()).containsExactly("Lieblingsfarbe");
        assertThat(allLeads()).containsExactly(known);
    }

    @Test
    void running_it_takes_the_good_rows_in_and_says_why_the_others_were_refused() {
        var known = in(() -> leads.register(lead("Ada", "ada@engines.test")));
        var id = checked("""
                First name,Last name,E-Mail,Job title,Phone
                Ada,Lovelace,ada@engines.test,CTO,
                Grace,Hopper,grace@navy.test,Admiral,
                Bob,Broken,bob,,
                """);

        run(id);

        assertThat(progress(id).outcomes())
                .containsOnly(
                        Map.entry(RowOutcome.CREATED, 1),
                        Map.entry(RowOutcome.UPDATED, 1),
                        Map.entry(RowOutcome.REFUSED, 1));
        assertThat(progress(id).state()).isEqualTo(ImportState.DONE);
        assertThat(view(known).jobTitle()).isEqualTo("CTO");
        var grace = view(rows(id, RowFilter.CREATED).get(0).lead());
        assertThat(grace.channel()).isEqualTo(LeadChannel.IMPORT);
        assertThat(grace.humanEntered()).isEmpty();
        assertThat(road.registered()).containsExactlyInAnyOrder(known, grace.id());
        assertThat(in(() -> imports.refusedAsCsv(id)))
                .startsWith("\uFEFFFirst name,Last name,E-Mail,Job title,Phone,Line,Problem\r\nBob,Broken,bob,,,4,")
                .hasLineCount(2);
    }

    @Test
    void what_a_person_entered_is_not_written_over() {
        var known = in(() -> leads.register(lead("Ada", "ada@engines.test")));
        in(() -> {
            leads.update(
                    known,
                    LeadChanges.none().with(LeadField.JOB_TITLE, "Countess"),
                    view(known).version());
            return true;
        });
        var id = checked("E-Mail,Job title,Country\nada@engines.test,CTO,GB\n");

        run(id);

        assertThat(view(known).jobTitle()).isEqualTo("Countess");
        assertThat(view(known).country()).isEqualTo("GB");
    }

    @Test
    void the_external_id_finds_a_lead_whose_address_has_changed() {
        run(checked("ID,E-Mail,Name\n4711,ada@engines.test,Ada Lovelace\n"));

        var id = checked("ID,E-Mail,Name\n4711,ada@new.test,Ada Lovelace\n4712,ada@new.test,Augusta King\n");
        run(id);

        assertThat(rows(id, RowFilter.ALL))
                .extracting(ImportRow::outcome)
                .containsExactly(RowOutcome.UPDATED, RowOutcome.CREATED);
        assertThat(allLeads()).hasSize(2);
    }

    @Test
    void the_same_file_again_changes_nothing() {
        var file = "E-Mail,Name\nada@engines.test,Ada Lovelace\ngrace@navy.test,Grace Hopper\n";
        run(checked(file));

        var id = checked(file);
        run(id);

        assertThat(progress(id).outcomes()).containsOnly(Map.entry(RowOutcome.UNCHANGED, 2));
    }

    @Test
    void rows_of_one_person_in_parallel_workers_make_one_lead_with_the_last_rows_values() {
        var id = checked("E-Mail,Name,Job title\n"
                + IntStream.rangeClosed(1, 12)
                        .mapToObj(n -> "Ada@engines.test,Ada Lovelace,Title " + n + "\n")
                        .collect(Collectors.joining()));
        in(() -> {
            imports.run(id, anna);
            return true;
        });

        var entries = new ArrayList<>(in(inbox::waiting));
        Collections.reverse(entries);
        var workers = Executors.newFixedThreadPool(4);
        var done = entries.stream()
                .map(entry -> CompletableFuture.runAsync(() -> handle(entry), workers))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(done).join();
        workers.shutdown();

        assertThat(allLeads()).hasSize(1);
        assertThat(view(allLeads().get(0)).jobTitle()).isEqualTo("Title 12");
        assertThat(progress(id).outcomes()).containsEntry(RowOutcome.CREATED, 1);
        assertThat(progress(id).done()).isEqualTo(12);
    }

    @Test
    void a_row_whose_entry_is_handled_twice_is_taken_in_once() {
        var id = checked("E-Mail\nada@engines.test\n");
        in(() -> {
            imports.run(id, anna);
            return true;
        });
        var entry = in(inbox::waiting).get(0);

        handle(entry);
        handle(entry);

        assertThat(allLeads()).hasSize(1);
        assertThat(road.registered()).hasSize(1);
    }

    @Test
    void a_crash_in_the_middle_of_a_row_leaves_nothing_of_it() {
        var id = checked("E-Mail\nada@engines.test\n");
        in(() -> {
            imports.run(id, anna);
            return true;
        });
        var entry = in(inbox::waiting).get(0);

        assertThatThrownBy(() -> in(() -> transaction.execute(status -> {
                    handlers.stream()
                            .filter(h -> h.kind().equals(entry.kind()))
                            .forEach(h -> assertThat(h.handle(entry)).isNotNull());
                    throw new IllegalStateException("killed before the commit");
                })))
                .hasMessage("killed before the commit");

        assertThat(allLeads()).isEmpty();
        assertThat(progress(id).done()).isZero();
        handle(entry);
        assertThat(allLeads()).hasSize(1);
        assertThat(progress(id).state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void undoing_takes_back_what_nobody_worked_on_and_says_why_the_rest_stays() {
        var known = in(() -> leads.register(lead("Ada", "ada@engines.test")));
        var id = checked("""
                E-Mail,Name,Job title,Country
                ada@engines.test,Ada Lovelace,CTO,GB
                grace@navy.test,Grace Hopper,Admiral,US
                alan@park.test,Alan Turing,Reader,GB
                """);
        run(id);
        var created = rows(id, RowFilter.CREATED).stream().map(ImportRow::lead).toList();
        in(() -> conversation.logActivity(created.get(1), ActivityKind.CALL, "Called", null, null));

        in(() -> {
            imports.undo(id, anna);
            return true;
        });
        work();

        assertThat(progress(id).state()).isEqualTo(ImportState.UNDONE);
        assertThat(progress(id).undone())
                .containsOnly(
                        Map.entry(RowUndone.RESTORED, 1),
                        Map.entry(RowUndone.WITHDRAWN, 1),
                        Map.entry(RowUndone.KEPT, 1));
        assertThat(view(known).jobTitle()).isNull();
        assertThat(view(known).country()).isNull();
        assertThat(road.withdrawn()).containsExactly(created.get(0));
        assertThatThrownBy(() -> view(created.get(0))).isInstanceOf(NotFound.class);
        assertThat(view(created.get(1)).email()).isEqualTo("alan@park.test");
        assertThat(rows(id, RowFilter.KEPT)).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(4);
            assertThat(row.undoNote()).isEqualTo("worked-on");
        });
        assertThat(trailOf(created.get(0))).isEmpty();
    }

    @Test
    void a_value_that_changed_since_is_not_taken_back() {
        var known = in(() -> leads.register(lead("Ada", "ada@engines.test")));
        var id = checked("E-Mail,Job title,Country\nada@engines.test,CTO,GB\n");
        run(id);
        in(() -> {
            leads.update(
                    known,
                    LeadChanges.none().with(LeadField.JOB_TITLE, "CEO"),
                    view(known).version());
            return true;
        });

        in(() -> {
            imports.undo(id, anna);
            return true;
        });
        work();

        assertThat(view(known).jobTitle()).isEqualTo("CEO");
        assertThat(view(known).country()).isNull();
        assertThat(rows(id, RowFilter.KEPT))
                .singleElement()
                .satisfies(row -> assertThat(row.undoNote()).isEqualTo("jobTitle"));
    }

    @Test
    void whoever_is_forgotten_is_forgotten_in_the_file_too() {
        var id = checked("E-Mail,Name\nada@engines.test,Ada Lovelace\n");
        run(id);

        in(() -> {
            privacy.erase(rows(id, RowFilter.ALL).get(0).lead());
            return true;
        });

        assertThat(rows(id, RowFilter.ALL).get(0).cells()).isEmpty();
    }

    @Test
    void rows_that_became_nobody_are_let_go_of_after_a_month_and_the_others_stay() {
        var run = checked("E-Mail,Name\nada@engines.test,Ada Lovelace\nnot-an-address,Bob Broken\n");
        run(run);
        var left = checked("E-Mail,Name\ngrace@navy.test,Grace Hopper\n");
        in(retention::forget);
        assertThat(rows(run, RowFilter.REFUSED).get(0).cells()).contains("Bob Broken");

        age(31);
        in(retention::forget);

        assertThat(rows(run, RowFilter.REFUSED)).singleElement().satisfies(row -> {
            assertThat(row.cells()).isEmpty();
            assertThat(row.problems()).isEmpty();
            assertThat(row.line()).isEqualTo(3);
        });
        assertThat(rows(run, RowFilter.CREATED).get(0).cells()).contains("Ada Lovelace");
        assertThat(rows(left, RowFilter.ALL).get(0).cells()).isEmpty();
        assertThat(in(() -> imports.refusedAsCsv(run))).doesNotContain("Bob", "not-an-address");
        assertThat(in(retention::forget)).isZero();
    }

    private void age(int days) {
        for (var column :
                List.of("lead_import set created_at = created_at", "lead_import_row set handled_at = handled_at")) {
            var aged = database.in(
                    tenant,
                    client -> client.sql("update crm." + column + " - make_interval(days => ?)")
                            .param(days)
                            .update());
            assertThat(aged).isPositive();
        }
    }

    @Test
    void an_import_does_not_run_before_it_was_checked_nor_twice() {
        var id = uploaded("E-Mail\nada@engines.test\n");
        assertThatThrownBy(() -> run(id)).isInstanceOf(Rejected.class);
        var again = checked("E-Mail\nada@engines.test\n");
        run(again);
        assertThatThrownBy(() -> run(again)).isInstanceOf(Rejected.class);
    }

    @Test
    void columns_that_cannot_reach_anybody_are_refused() {
        var id = uploaded("E-Mail,Mail,Name\na@b.test,c@d.test,Ada\n");

        assertThatThrownBy(() -> in(() -> imports.check(id, Map.of(2, ImportField.FULL_NAME), null, false)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() ->
                        in(() -> imports.check(id, Map.of(0, ImportField.EMAIL, 1, ImportField.EMAIL), null, false)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::message)
                                .singleElement()
                                .asString()
                                .contains("email"));
    }

    @Test
    void another_tenant_sees_nothing_of_it() {
        var id = uploaded("E-Mail\nada@engines.test\n");
        var other = database.createTenant("o" + Long.toString(System.nanoTime(), 36));

        assertThatThrownBy(() -> Tenancy.as(other, Actor.system("test"), () -> imports.view(id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void ten_thousand_rows_are_stored_checked_and_sent_on_their_way_in_a_handful_of_statements() {
        var file = "E-Mail;Name;Firma\n"
                + IntStream.rangeClosed(1, 10_000)
                        .mapToObj(n -> "p" + n + "@firma" + n + ".test;Person " + n + ";Firma " + n + "\n")
                        .collect(Collectors.joining());
        var ids = new ArrayList<ImportId>();

        assertThat(statements.statementsOf(() -> ids.add(uploaded(file)))).hasSize(2);
        assertThat(statements.statementsOf(() -> check(ids.get(0)))).hasSizeLessThan(12);
        assertThat(statements.statementsOf(() -> in(() -> {
                    imports.run(ids.get(0), anna);
                    return true;
                })))
                .hasSize(3);
        assertThat(statements.statementsOf(() -> progress(ids.get(0)))).hasSize(4);
        var waiting = in(() -> jdbcCount("select count(*) from crm.inbox where source = 'import:" + ids.get(0) + "'"));
        assertThat(waiting).isEqualTo(10_000);
    }

    private long jdbcCount(String sql) {
        return database.in(tenant, client -> client.sql(sql).query(Long.class).single());
    }

    private ImportId uploaded(String file) {
        return in(() -> imports.upload(UploadedFile.of("leads.csv", file.getBytes(UTF_8)), anna));
    }

    private ImportId checked(String file) {
        var id = uploaded(file);
        check(id);
        return id;
    }

    private void check(ImportId id) {
        in(() -> imports.check(id, imports.view(id).mapping(), null, false));
    }

    private void run(ImportId id) {
        in(() -> {
            imports.run(id, anna);
            return true;
        });
        work();
    }

    /** What the worker of the inbox does. */
    private void work() {
        for (var entries = in(inbox::waiting); !entries.isEmpty(); entries = in(inbox::waiting)) {
            entries.forEach(this::handle);
        }
    }

    private void handle(InboxEntry entry) {
        Tenancy.run(
                tenant,
                Actor.system("inbox"),
                () -> transaction.executeWithoutResult(status -> {
                    var handler = handlers.stream()
                            .filter(one -> one.kind().equals(entry.kind()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(handler.handle(entry)).isNotNull();
                    jdbc.sql("update crm.inbox set state = 'done' where id = :id")
                            .param("id", entry.id())
                            .update();
                }));
    }

    @CanIgnoreReturnValue
    private ImportProgress progress(ImportId id) {
        return in(() -> imports.progress(id));
    }

    private List<ImportRow> rows(ImportId id, RowFilter filter) {
        return in(() -> imports.rows(id, filter, 0, 200).rows());
    }

    private LeadView view(LeadId id) {
        return in(() -> leads.view(id));
    }

    private List<LeadId> allLeads() {
        return database.in(
                tenant,
                client -> client.sql("select id from crm.lead order by id")
                        .query((row, n) -> new LeadId(row.getObject("id", UUID.class)))
                        .list());
    }

    private List<String> trailOf(LeadId id) {
        return database.in(
                tenant,
                client -> client.sql("select kind from crm.activity where record_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .list());
    }

    @CanIgnoreReturnValue
    private <R> R in(Supplier<R> work) {
        return Tenancy.as(tenant, anna.actor(), work);
    }

    private static NewLead lead(String firstName, String email) {
        return NewLead.by(LeadChannel.API).firstName(firstName).email(email).build();
    }
}
