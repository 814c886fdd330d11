package dev.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.audit.Finding.Kind;
import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Origin;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whoever owns the tables can do to the trail what they please, and is found out. */
@DomainTest
@Import({AuditChain.class, AuditLog.class, AuditTrail.class})
class AuditChainTest {
    private final AuditChain chain;
    private final AuditLog log;
    private final ObjectMapper json;
    private final TestDatabase database;
    private final OwnerOf owner;
    private TenantId tenant;
    private UUID team;

    AuditChainTest(
            @Autowired AuditChain chain,
            @Autowired AuditLog log,
            @Autowired ObjectMapper json,
            @Autowired TestDatabase database) {
        this.chain = chain;
        this.log = log;
        this.json = json;
        this.database = database;
        this.owner = new OwnerOf(database);
    }

    /** The tenant itself is entry 1, the team entry 2, its changes entries 3 to 7. */
    @BeforeEach
    void seven_entries() {
        tenant = database.createTenant("t" + UUID.randomUUID().toString().substring(0, 8));
        team = UuidV7.next();
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.team (id, key, name) values (:id, 'sales', 'Säles \"1\" €')")
                        .param("id", team)
                        .update());
        IntStream.rangeClosed(1, 5).forEach(this::rename);
    }

    private void rename(int number) {
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.team set name = :name")
                        .param("name", "Name " + number)
                        .update());
    }

    @Test
    void an_untouched_chain_holds_and_grows() {
        var first = as(() -> chain.verify(List.of()));
        rename(6);
        var second = as(() -> chain.verify(List.of()));

        assertThat(first.findings()).isEmpty();
        assertThat(first.entries()).isEqualTo(7);
        assertThat(first.unsealed()).isZero();
        assertThat(anchor(first).seq()).isEqualTo(7);
        assertThat(second.holds()).isTrue();
        assertThat(anchor(second).seq()).isEqualTo(8);
        assertThat(as(chain::state)).satisfies(state -> {
            assertThat(state.seq()).isEqualTo(8);
            assertThat(state.verifiedSeq()).isEqualTo(8);
            assertThat(state.found()).isZero();
            assertThat(state.sealedAt()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update crm.audit set after = '{\"name\": \"Other\"}' where id = #3          | 3 | CHANGED",
                "update crm.audit set before = null where id = #3                            | 3 | CHANGED",
                "update crm.audit set address = '192.0.2.1' where id = #3                    | 3 | CHANGED",
                "update crm.audit set actor = 'person:nobody' where id = #3                  | 3 | CHANGED",
                "update crm.audit set at = at - interval '1 microsecond' where id = #3       | 3 | CHANGED",
                "update crm.audit set client = 'page' where id = #3                          | 3 | CHANGED",
                "update crm.audit set process_instance_id = 'x' where id = #3                | 3 | CHANGED",
                "update crm.audit set table_name = 'lead' where id = #3                      | 3 | CHANGED",
                "update crm.audit set record_id = null where id = #3                         | 3 | CHANGED",
                "update crm.audit set about = gen_random_uuid() where id = #3                | 3 | CHANGED",
                "update crm.audit set action = 'insert' where id = #3                        | 3 | CHANGED",
                "update crm.audit set txid = '3' where id = #3                               | 3 | CHANGED",
                "update crm.audit set salt = null, before = null, after = null where id = #3 | 3 | BLANKED",
                "delete from crm.audit where id = #3                                         | 3 | REMOVED",
                "delete from crm.audit_seal where audit_id = #3                              | 3 | REMOVED",
                "update crm.audit_seal set hash = previous where audit_id = #3               | 3 | CHANGED",
                "update crm.audit_seal set sealed_at = now() where audit_id = #3             | 3 | CHANGED",
            })
    void what_was_done_to_a_sealed_entry_is_found_and_named(String statement, int place, Kind kind) {
        as(chain::seal);
        var entry = entryAt(place);

        owner.tamper(tenant, statement.replace("#3", String.valueOf(entry)));

        assertThat(as(() -> chain.verify(List.of())).findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.seq()).isEqualTo((long) place);
        });
    }

    @Test
    void an_entry_and_its_place_that_are_gone_are_found() {
        as(chain::seal);
        var entry = entryAt(4);

        owner.tamper(
                tenant,
                "delete from crm.audit where id = " + entry,
                "delete from crm.audit_seal where audit_id = " + entry);

        assertThat(found()).containsExactly("REMOVED 4");
    }

    @Test
    void two_entries_that_were_exchanged_are_found_and_both_named() {
        as(chain::seal);
        var third = entryAt(3);
        var fifth = entryAt(5);

        owner.tamper(
                tenant,
                "update crm.audit_seal set audit_id = -1 where audit_id = " + third,
                "update crm.audit_seal set audit_id = " + third + " where audit_id = " + fifth,
                "update crm.audit_seal set audit_id = " + fifth + " where audit_id = -1");

        assertThat(found()).containsExactlyInAnyOrder("MOVED 3", "MOVED 5");
    }

    @Test
    void an_entry_that_was_put_among_sealed_ones_is_found() {
        as(chain::seal);

        owner.tamper(
                tenant,
                "insert into crm.audit (actor, client, table_name, record_id, action, before, after, salt, digest, txid)"
                        + " select actor, client, table_name, record_id, action, before, after, salt, digest, txid"
                        + " from crm.audit where id = " + entryAt(3));

        assertThat(found()).containsExactly("INSERTED null");
    }

    @Test
    void an_entry_that_was_squeezed_in_with_all_later_places_counted_up_is_found() {
        as(chain::seal);

        owner.tamper(
                tenant,
                "update crm.audit_seal set seq = seq + 100 where seq > 3",
                "update crm.audit_seal set seq = seq - 99 where seq > 100",
                "with one as (insert into crm.audit (actor, client, table_name, record_id, action, before, after, salt, digest)"
                        + " select actor, client, table_name, record_id, action, before, after, salt, digest"
                        + " from crm.audit where id = " + entryAt(3) + " returning id)"
                        + " insert into crm.audit_seal (seq, audit_id, previous, hash, sealed_at)"
                        + " select 4, one.id, s.hash, sha256(s.hash), s.sealed_at from one, crm.audit_seal s where seq = 3");

        assertThat(found()).contains("CHANGED 4", "MOVED 5", "CHANGED 5");
    }

    @Test
    void a_tail_that_was_cut_off_is_found_by_the_chains_end_and_by_an_anchor_kept_elsewhere() {
        as(chain::seal);
        var known = new Anchor(7, hashAt(7));
        cutAfter(5);

        assertThat(found()).containsExactly("CUT 7");

        owner.tamper(
                tenant, "update crm.audit_chain set seq = 5, hash = (select hash from crm.audit_seal where seq = 5)");
        assertThat(found()).isEmpty();
        assertThat(as(() -> chain.verify(List.of(known))).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.CUT));
    }

    @Test
    void a_tail_that_a_verification_saw_cannot_be_cut_off_even_with_the_end_set_back() {
        var seen = as(() -> chain.verify(List.of()));
        assertThat(seen.holds()).isTrue();
        cutAfter(5);
        owner.tamper(
                tenant, "update crm.audit_chain set seq = 5, hash = (select hash from crm.audit_seal where seq = 5)");

        assertThat(found()).containsExactly("CUT 7");
    }

    @Test
    void a_chain_that_was_written_anew_is_found_by_an_anchor_kept_elsewhere() {
        as(chain::seal);
        var known = new Anchor(7, hashAt(7));
        owner.tamper(
                tenant,
                "update crm.audit set actor = 'person:nobody' where id = " + entryAt(3),
                "delete from crm.audit_seal",
                "delete from crm.audit_chain");

        assertThat(found()).isEmpty();
        assertThat(as(() -> chain.verify(List.of(known))).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.REWRITTEN));
    }

    @Test
    void what_was_changed_before_it_was_sealed_is_found() {
        owner.tamper(
                tenant,
                "update crm.audit set after = '{\"name\": \"Other\"}' where table_name = 'team' and action = 'insert'");

        assertThat(found()).containsExactly("CHANGED 2");
    }

    @Test
    void a_blanked_entry_leaves_the_chain_valid_and_an_entry_that_says_why() {
        as(chain::seal);

        int blanked = as(() -> log.blankPayload(team, "erasure 42"));

        assertThat(blanked).isEqualTo(6);
        assertThat(found()).isEmpty();
        String left = database.in(
                tenant,
                jdbc -> jdbc.sql("select string_agg(concat(before, after, address, salt), '') from crm.audit"
                                + " where record_id = :team and action <> 'blank'")
                        .param("team", team)
                        .query(String.class)
                        .single());
        String why = database.in(
                tenant,
                jdbc -> jdbc.sql(
                                "select actor || ' ' || (after ->> 'reason') || ' ' || jsonb_array_length(after -> 'entries')"
                                        + " from crm.audit where action = 'blank'")
                        .query(String.class)
                        .single());
        assertThat(left).isEmpty();
        assertThat(why).isEqualTo("person:anna erasure 42 6");
    }

    @Test
    void what_belongs_to_a_record_is_blanked_with_it_and_only_that() {
        var lead = RecordRef.lead(UuidV7.next());
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.activity (id, record_type, record_id, kind, occurred_at, subject) "
                                + "values (:id, 'lead', :lead, 'note', now(), 'Hello')")
                        .param("id", UuidV7.next())
                        .param("lead", lead.id())
                        .update());

        assertThat(as(() -> log.blankPayload(lead, "erasure 43"))).isEqualTo(1);
        assertThat(as(() -> log.blankPayload(lead, "erasure 43"))).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void an_entry_of_a_transaction_still_at_work_gets_its_place_after_its_commit() throws SQLException {
        try (var late = database.runtime().getConnection()) {
            late.setAutoCommit(false);
            tell(late, "update crm.team set name = 'Late'");
            var other = database.createTenant("o" + UUID.randomUUID().toString().substring(0, 8));
            Tenancy.as(other, Actor.system("test"), () -> chain.seal());
            assertThat(Tenancy.as(other, Actor.system("test"), chain::state).seq())
                    .as("what began later waits for what began before")
                    .isZero();

            assertThat(as(chain::seal)).isEqualTo(7);
            late.commit();

            assertThat(as(chain::seal)).isEqualTo(1);
            assertThat(Tenancy.as(other, Actor.system("test"), chain::seal)).isEqualTo(1);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void many_writers_and_many_sealers_make_one_chain() {
        var work = new ArrayList<CompletableFuture<Void>>();
        for (var n = 0; n < 8; n++) {
            var name = n;
            work.add(CompletableFuture.runAsync(() -> {
                for (var i = 0; i < 20; i++) {
                    database.in(
                            tenant,
                            jdbc -> jdbc.sql("insert into crm.team (id, key, name) values (:id, :key, 'x')")
                                    .param("id", UuidV7.next())
                                    .param("key", "team-" + UUID.randomUUID())
                                    .update());
                    if (name % 2 == 0) {
                        as(chain::seal);
                    }
                }
            }));
        }
        work.forEach(CompletableFuture::join);

        var verification = as(() -> chain.verify(List.of()));

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.entries()).isEqualTo(167);
        assertThat(anchor(verification).seq()).isEqualTo(167);
    }

    @Test
    void an_export_is_verified_without_a_database() throws IOException {
        var lines = exported();

        assertThat(verified(lines).holds()).isTrue();
        assertThat(verified(lines).entries()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"changed, CHANGED 3", "removed, REMOVED 3", "exchanged, INSERTED 3", "doubled, INSERTED 3"})
    void an_export_that_was_changed_is_found_out(String how, String expected) throws IOException {
        var lines = exported();
        switch (how) {
            case "changed" -> lines.set(3, lines.get(3).replace("Name 1", "Name 9"));
            case "removed" -> lines.remove(3);
            case "exchanged" -> lines.add(3, lines.remove(4));
            default -> lines.add(3, lines.get(3));
        }

        assertThat(verified(lines).findings())
                .anySatisfy(finding ->
                        assertThat(finding.kind() + " " + finding.seq()).isEqualTo(expected));
    }

    @Test
    void an_export_that_was_cut_is_refused() {
        var lines = exported();
        lines.remove(lines.size() - 1);

        assertThatThrownBy(() -> verified(lines)).hasMessageContaining("cut after 7 links");
    }

    @Test
    void another_tenant_sees_nothing_of_it() {
        as(chain::seal);
        var other = database.createTenant("o" + UUID.randomUUID().toString().substring(0, 8));

        assertThat(Tenancy.as(other, Actor.system("test"), () -> chain.verify(List.of()))
                        .entries())
                .isEqualTo(1);
    }

    @Test
    void what_changes_no_row_is_kept_in_the_same_shape() {
        as(() -> log.add(new Operation("export/leads", null, null, "export", Map.of(), Map.of("rows", "12"))));

        String kept = database.in(
                tenant,
                jdbc -> jdbc.sql(
                                "select actor || ' ' || client || ' ' || address || ' ' || action || ' ' || (after ->> 'rows')"
                                        + " from crm.audit where table_name = 'export/leads'")
                        .query(String.class)
                        .single());

        assertThat(kept).isEqualTo("person:anna page 203.0.113.7 export 12");
        assertThatThrownBy(() -> as(() -> log.add(new Operation("lead", null, null, "insert", Map.of(), Map.of()))))
                .hasMessageContaining("should read like engine/task");
    }

    private void tell(Connection connection, String statement) throws SQLException {
        try (var work = connection.createStatement()) {
            work.execute("select set_config('baton.tenant', '" + tenant + "', true)");
            work.execute(statement);
        }
    }

    private void cutAfter(int place) {
        owner.tamper(
                tenant,
                "delete from crm.audit where id in (select audit_id from crm.audit_seal where seq > " + place + ")",
                "delete from crm.audit_seal where seq > " + place);
    }

    @CanIgnoreReturnValue
    private <R> R as(Supplier<R> work) {
        return Tenancy.from(
                new Origin(Origin.Client.PAGE, "203.0.113.7"), () -> Tenancy.as(tenant, Actor.person("anna"), work));
    }

    private List<String> found() {
        return as(() -> chain.verify(List.of())).findings().stream()
                .map(finding -> finding.kind() + " " + finding.seq())
                .toList();
    }

    private static Anchor anchor(Verification verification) {
        var end = verification.end();
        assertThat(end).isNotNull();
        return end;
    }

    private long entryAt(int place) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select audit_id from crm.audit_seal where seq = :seq")
                        .param("seq", place)
                        .query(Long.class)
                        .single());
    }

    private String hashAt(int place) {
        return database.in(
                tenant,
                jdbc -> jdbc.sql("select encode(hash, 'hex') from crm.audit_seal where seq = :seq")
                        .param("seq", place)
                        .query(String.class)
                        .single());
    }

    private List<String> exported() {
        var lines = new ArrayList<String>();
        as(() -> chain.export("acme", lines::add));
        return lines;
    }

    private Verification verified(List<String> lines) throws IOException {
        try (var reader = new BufferedReader(new StringReader(String.join("\n", lines)))) {
            return ChainExport.verify(reader, List.of(), json);
        }
    }
}
