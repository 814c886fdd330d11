package dev.baton.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.RecordRef;
import dev.baton.shared.Rejected;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

@DomainTest
@Import(LedgerTest.Modules.class)
class LedgerTest {
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = Ledger.class)
    static class Modules {
        @Bean
        Repetition eventsWithANumber() {
            return new Repetition() {
                @Override
                public Channel channel() {
                    return Channel.EVENT;
                }

                @Override
                public Map<String, Object> again(OutboxEntry first, SendKey key) {
                    return Map.of("number", key.text());
                }
            };
        }
    }

    private final Outbox outbox;
    private final Ledger ledger;
    private final ChannelStates channels;
    private final TestDatabase database;
    private final TenantId tenant;
    private final RecordRef lead = RecordRef.lead(UuidV7.next());

    LedgerTest(
            @Autowired Outbox outbox,
            @Autowired Ledger ledger,
            @Autowired ChannelStates channels,
            @Autowired TestDatabase database) {
        this.outbox = outbox;
        this.ledger = ledger;
        this.channels = channels;
        this.database = database;
        this.tenant = database.createTenant("l" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void a_person_who_says_why_has_a_message_sent_again_as_a_line_of_its_own() {
        var first = sent("thank:1");

        var again = as(() -> ledger.resend(first, "  It never came "));
        settled(again);
        var third = as(() -> ledger.resend(again, "Nor did that one"));

        assertThat(as(() -> ledger.ofRecord(lead)))
                .extracting(
                        line -> line.message().id(),
                        line -> line.message().key().text(),
                        LedgerLine::resendOf,
                        LedgerLine::reason,
                        line -> line.message().actor(),
                        line -> line.message().state())
                .containsExactly(
                        tuple(third, "thank:1#3", first, "Nor did that one", "person:olga", OutboxState.WAITING),
                        tuple(again, "thank:1#2", first, "It never came", "person:olga", OutboxState.SENT),
                        tuple(first, "thank:1", null, null, "person:olga", OutboxState.SENT));
        assertThat(as(() -> ledger.repeated(first)))
                .extracting(line -> line.message().id())
                .containsExactly(again, third);
        List<String> audited = database.in(
                tenant,
                jdbc -> jdbc.sql(
                                "select actor || ' ' || after from crm.audit where record_id = ? and action = 'insert'")
                        .param(again)
                        .query(String.class)
                        .list());
        assertThat(audited)
                .hasSize(1)
                .allMatch(entry -> entry.startsWith("person:olga") && entry.contains("never came"));
    }

    @Test
    void a_message_without_a_reason_or_that_may_still_leave_is_not_sent_again() {
        var first = sent("thank:1");
        var waiting = put("thank:2");

        assertThatThrownBy(() -> as(() -> ledger.resend(first, " "))).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> as(() -> ledger.resend(waiting, "Please"))).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> as(() -> ledger.resend(UuidV7.next(), "Please")))
                .isInstanceOf(NotFound.class);
        assertThat(as(() -> ledger.ofRecord(lead))).hasSize(2);
    }

    @Test
    void lines_say_of_files_what_they_are_called_and_how_large_they_are() {
        var file = Map.of("fileName", "plan.pdf", "content", "cGxhbg==");
        run(() -> outbox.put(new OutboundMessage(
                Channel.EMAIL,
                new SendKey("plan:1"),
                lead,
                null,
                null,
                "ada@engines.example",
                "The plan",
                Map.of("text", "Look at it", "enclosures", List.of(file)))));
        var first = settled(as(() -> ledger.search(LedgerSearch.ALL, 1))
                .lines()
                .get(0)
                .message()
                .id());

        var again = as(() -> ledger.resend(first, "It never came"));

        var told = Map.of("fileName", "plan.pdf", "size", 4);
        var lists = List.of(
                as(() -> ledger.search(LedgerSearch.ALL, 9)).lines(),
                as(() -> ledger.ofRecord(lead)),
                as(() -> ledger.repeated(first)),
                List.of(as(() -> ledger.get(first))));
        assertThat(lists).extracting(List::size).containsExactly(2, 2, 1, 1);
        assertThat(lists)
                .allSatisfy(lines -> assertThat(lines)
                        .allSatisfy(line ->
                                assertThat(line.message().payload()).containsEntry("enclosures", List.of(told))));
        assertThat(as(() -> outbox.get(again)).payload())
                .as("what is sent again is whole")
                .containsEntry("enclosures", List.of(file));
    }

    @Test
    void a_channel_makes_its_repeated_messages_their_own() {
        var first = as(() -> {
            outbox.put(message(Channel.EVENT, "opened:1"));
            return ledger.search(LedgerSearch.ALL, 1).lines().get(0).message().id();
        });
        settled(first);

        var again = as(() -> ledger.resend(first, "The listener lost it"));

        assertThat(as(() -> ledger.get(again)).message().payload()).isEqualTo(Map.of("number", "opened:1#2"));
    }

    @Test
    void a_release_lets_one_put_of_the_key_through_and_then_no_more() {
        var first = sent("thank:1");
        assertThat(as(() -> outbox.put(message("thank:1")))).isFalse();
        run(() -> ledger.release(first, "Moved back on purpose"));
        assertThatThrownBy(() -> run(() -> ledger.release(first, "Once more"))).isInstanceOf(Rejected.class);

        assertThat(as(() -> outbox.place(message("thank:1")))).contains(new SendKey("thank:1#2"));
        assertThat(as(() -> outbox.put(message("thank:1")))).isFalse();

        assertThat(as(() -> ledger.ofRecord(lead)))
                .extracting(line -> line.message().key().text(), LedgerLine::reason)
                .containsExactly(tuple("thank:1#2", "Moved back on purpose"), tuple("thank:1", null));
        assertThat(as(() -> ledger.releases(first)))
                .extracting(Release::isOpen, Release::actor)
                .containsExactly(tuple(false, "person:olga"));
    }

    @Test
    void a_release_that_was_withdrawn_lets_nothing_through() {
        var first = sent("thank:1");
        run(() -> ledger.release(first, "Moved back on purpose"));
        run(() -> ledger.withdraw(first));

        assertThat(as(() -> outbox.put(message("thank:1")))).isFalse();
        assertThatThrownBy(() -> run(() -> ledger.withdraw(first))).isInstanceOf(Rejected.class);
    }

    @Test
    void lines_are_found_by_what_they_say_a_page_at_a_time() {
        for (var number = 1; number <= 5; number++) {
            put("thank:" + number);
        }
        var first = settled(as(() -> ledger.search(by(null, null, "thank:1", null), 9))
                .lines()
                .get(0)
                .message()
                .id());
        as(() -> ledger.resend(first, "Again"));

        var newest = as(() -> ledger.search(LedgerSearch.ALL, 4));
        var rest =
                as(() -> ledger.search(new LedgerSearch(null, null, null, null, null, null, null, newest.next()), 4));
        assertThat(keys(newest)).containsExactly("thank:1#2", "thank:5", "thank:4", "thank:3");
        assertThat(keys(rest)).containsExactly("thank:2", "thank:1");
        assertThat(rest.next()).isNull();
        assertThat(keys(as(() -> ledger.search(by(null, OutboxState.SENT, null, null), 9))))
                .containsExactly("thank:1");
        assertThat(keys(as(() -> ledger.search(by(null, null, "thank:1", null), 9))))
                .containsExactly("thank:1#2", "thank:1");
        assertThat(as(() -> ledger.search(by(Channel.SMS, null, null, null), 9)).lines())
                .isEmpty();
        assertThat(as(() -> ledger.search(by(null, null, null, "Task_Other"), 9))
                        .lines())
                .isEmpty();
        assertThat(as(() -> ledger.search(by(null, null, null, "Task_ThankLead"), 9))
                        .lines())
                .hasSize(6);
        var future = new LedgerSearch(
                null, null, lead.id(), null, null, Instant.now().plusSeconds(3600), null, null);
        assertThat(as(() -> ledger.search(future, 9)).lines()).isEmpty();
    }

    @Test
    void a_dead_letter_that_was_refused_is_tried_again_without_a_word() {
        var refused = state(put("thank:1"), "dead");
        tried(refused, "refused");

        run(() -> outbox.retry(refused));

        assertThat(as(() -> outbox.get(refused)).state()).isEqualTo(OutboxState.WAITING);
        assertThat(as(() -> ledger.releases(refused))).isEmpty();
    }

    @Test
    void a_dead_letter_that_its_peer_may_have_is_tried_again_only_with_a_reason_which_is_kept() {
        var unsure = state(put("thank:1"), "dead");
        tried(unsure, "retry");
        tried(unsure, "refused");

        assertThat(as(() -> outbox.mayHaveArrived(List.of(unsure, UuidV7.next()))))
                .containsExactly(unsure);
        assertThatThrownBy(() -> run(() -> outbox.retry(unsure))).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> run(() -> outbox.retry(unsure, " "))).isInstanceOf(Invalid.class);
        assertThat(as(() -> outbox.get(unsure)).state()).isEqualTo(OutboxState.DEAD);

        run(() -> outbox.retry(unsure, "They have nothing"));

        assertThat(as(() -> outbox.get(unsure)).state()).isEqualTo(OutboxState.WAITING);
        assertThat(as(() -> ledger.releases(unsure)))
                .extracting(Release::reason, Release::actor, Release::isOpen)
                .containsExactly(tuple("They have nothing", "person:olga", false));
        assertThatThrownBy(() -> run(() -> outbox.retry(unsure, "Twice"))).isInstanceOf(Rejected.class);
        assertThat(as(() -> ledger.releases(unsure))).hasSize(1);
    }

    private void tried(UUID id, String outcome) {
        database.in(
                tenant,
                jdbc -> jdbc.sql("insert into crm.outbox_attempt (id, outbox_id, at, outcome, answer)"
                                + " values (?, ?, now(), ?, 'so it is')")
                        .params(UuidV7.next(), id, outcome)
                        .update());
    }

    @Test
    void a_channel_says_what_waits_and_what_is_dead() {
        put("thank:1");
        put("thank:2");
        var dead = put("thank:3");
        sent("thank:4");
        state(dead, "dead");

        var states = as(channels::all);

        assertThat(states).hasSize(Channel.values().length);
        assertThat(states)
                .filteredOn(state -> state.channel() == Channel.EMAIL)
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.waiting()).isEqualTo(2);
                    assertThat(state.dead()).isEqualTo(1);
                    assertThat(state.oldestWaiting()).isBeforeOrEqualTo(Instant.now());
                });
        assertThat(Tenancy.acrossTenants("test", channels::all))
                .anyMatch(state -> state.channel() == Channel.EMAIL && state.waiting() >= 2);
    }

    private static LedgerSearch by(
            @Nullable Channel channel, @Nullable OutboxState state, @Nullable String key, @Nullable String step) {
        return new LedgerSearch(channel, state, null, key, step, null, null, null);
    }

    private static List<String> keys(LedgerPart part) {
        return part.lines().stream().map(line -> line.message().key().text()).toList();
    }

    private UUID sent(String key) {
        return settled(put(key));
    }

    private UUID put(String key) {
        return as(() -> {
            outbox.put(message(key));
            return ledger.search(by(null, null, key, null), 1)
                    .lines()
                    .get(0)
                    .message()
                    .id();
        });
    }

    private UUID settled(UUID id) {
        return state(id, "sent");
    }

    private UUID state(UUID id, String state) {
        database.in(
                tenant,
                jdbc -> jdbc.sql("update crm.outbox set state = ? where id = ?")
                        .params(state, id)
                        .update());
        return id;
    }

    private OutboundMessage message(String key) {
        return message(Channel.EMAIL, key);
    }

    private OutboundMessage message(Channel channel, String key) {
        return new OutboundMessage(
                channel,
                new SendKey(key),
                lead,
                "instance",
                "Task_ThankLead",
                "ada@engines.example",
                "Thanks",
                Map.of("text", "Thank you"));
    }

    private void run(Runnable work) {
        Tenancy.run(tenant, Actor.person("olga"), work);
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("olga"), work);
    }
}
