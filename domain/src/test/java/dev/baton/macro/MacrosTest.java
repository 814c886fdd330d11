package dev.baton.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import dev.baton.knowledge.Language;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.sla.ClockKind;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.TenantId;
import dev.baton.testing.DomainTest;
import dev.baton.testing.TestDatabase;
import dev.baton.ticket.ClockView;
import dev.baton.ticket.TicketView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;

@DomainTest
@Import(MacrosTest.Modules.class)
class MacrosTest {
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = Macros.class)
    static class Modules {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private final Macros macros;
    private final TestDatabase database;
    private final TenantId tenant;

    MacrosTest(@Autowired Macros macros, @Autowired TestDatabase database) {
        this.macros = macros;
        this.database = database;
        this.tenant = database.createTenant("m" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void a_macro_is_written_changed_and_taken_away() {
        var id = as(() -> macros.write(text("Which version?", Language.EN, null, null, " Hello {{requester.name}} ")));
        var written = as(() -> macros.get(id));
        assertThat(written.text().body().text()).isEqualTo("Hello {{requester.name}}");

        run(() -> macros.change(id, text("Which one?", Language.DE, "support-l2", "access", "Hallo"), 0));
        assertThatThrownBy(() -> run(() -> macros.change(id, text("Late", Language.DE, null, null, "x"), 0)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> run(() -> macros.remove(id, 0))).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(as(macros::all))
                .containsExactly(new Macro(id, text("Which one?", Language.DE, "support-l2", "access", "Hallo"), 1));
        assertThat(other(macros::all)).isEmpty();
        assertThatThrownBy(() -> other(() -> macros.get(id))).isInstanceOf(NotFound.class);

        run(() -> macros.remove(id, 1));
        assertThatThrownBy(() -> run(() -> macros.remove(id, 1))).isInstanceOf(NotFound.class);
    }

    @Test
    void what_does_not_fit_is_refused_and_an_unknown_variable_is_named_with_those_there_are() {
        as(() -> macros.write(text("Hello", Language.EN, null, null, "x")));

        assertThatThrownBy(() -> as(() -> macros.write(text("HELLO", Language.EN, null, null, "y"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("macros.name.taken");
        assertThat(as(() -> macros.write(text("Hello", Language.DE, null, null, "y"))))
                .isNotNull();
        assertThatThrownBy(() -> as(() -> macros.write(text(" ", Language.EN, null, "c".repeat(101), ""))))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(problem -> problem.field())
                                .containsExactly("name", "category", "body"));
        assertThatThrownBy(
                        () -> as(() -> macros.write(text("Shoes", Language.EN, null, null, "{{requester.shoeSize}}"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("{{requester.shoeSize}}")
                .hasMessageContaining("{{requester.firstName}}");
    }

    @Test
    void those_for_the_ticket_come_first_and_words_find_all() {
        as(() -> macros.write(text("Any", Language.EN, null, null, "x")));
        as(() -> macros.write(text("Beliebig", Language.DE, null, null, "x")));
        as(() -> macros.write(text("Ours", Language.EN, "support-l1", null, "x")));
        as(() -> macros.write(text("Theirs", Language.EN, "support-l2", null, "x")));
        as(() -> macros.write(text("Of access", Language.EN, null, "access", "x")));
        as(() -> macros.write(text("50% off_all", Language.EN, null, "billing", "x")));
        var ticket = ticket(null);

        assertThat(names("", ticket)).containsExactly("Ours", "Of access", "Any", "Beliebig");
        assertThat(names("EIR", ticket)).containsExactly("Theirs");
        assertThat(names("0% off_", ticket)).containsExactly("50% off_all");
        assertThat(names("%", ticket)).containsExactly("50% off_all");
    }

    @Test
    void a_macro_is_filled_in_for_one_ticket() {
        var id = as(
                () -> macros.write(
                        text(
                                "All",
                                Language.EN,
                                null,
                                null,
                                "{{requester.firstName}}|{{requester.company}}|{{ticket.number}}|{{ticket.title}}|{{due}}|{{agent.name}}")));
        var anna = new SignedIn("anna", "Anna Berg", tenant.value(), Set.of(Role.SUPPORT), Set.of(), false);

        assertThat(as(() -> macros.fill(id, ticket("Ada\nLovelace"), anna)))
                .startsWith("Ada|[? requester.company]|1042|The pump {{agent.name}}|")
                .contains("Nov 20, 2026")
                .endsWith("|Anna Berg");
        assertThat(as(() -> macros.preview(new MacroBody("{{requester.name}}, {{ticket.title}}"), Language.DE, anna)))
                .isEqualTo("Ada Lovelace, Die Pumpe steht still");
    }

    private List<String> names(String words, TicketView ticket) {
        return as(() -> macros.fitting(words, ticket, 20)).stream()
                .map(macro -> macro.text().name())
                .toList();
    }

    private static TicketView ticket(@Nullable String name) {
        var ticket = mock(TicketView.class);
        given(ticket.number()).willReturn(1042L);
        given(ticket.subject()).willReturn("The pump {{agent.name}}");
        given(ticket.requesterName()).willReturn(name);
        given(ticket.team()).willReturn("support-l1");
        given(ticket.category()).willReturn("access");
        given(ticket.language()).willReturn("en");
        var due = Instant.parse("2026-11-20T10:00:00Z");
        given(ticket.clocks())
                .willReturn(List.of(new ClockView(
                        ClockKind.FIRST,
                        1,
                        "p",
                        "default",
                        Duration.ofHours(8),
                        Duration.ZERO,
                        true,
                        null,
                        due,
                        null,
                        null)));
        return ticket;
    }

    private static MacroText text(
            String name, Language language, @Nullable String team, @Nullable String category, String body) {
        return new MacroText(name, language, team, category, new MacroBody(body));
    }

    private <R> R as(Supplier<R> work) {
        return Tenancy.as(tenant, Actor.person("anna"), work);
    }

    private <R> R other(Supplier<R> work) {
        return Tenancy.as(
                database.createTenant("o" + UUID.randomUUID().toString().substring(0, 8)), Actor.person("anna"), work);
    }

    private void run(Runnable work) {
        Tenancy.run(tenant, Actor.person("anna"), work);
    }
}
