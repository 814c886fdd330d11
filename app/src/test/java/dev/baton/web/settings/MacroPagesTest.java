package dev.baton.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.identity.Role;
import dev.baton.knowledge.Language;
import dev.baton.macro.Macro;
import dev.baton.macro.MacroBody;
import dev.baton.macro.MacroText;
import dev.baton.macro.Macros;
import dev.baton.people.People;
import dev.baton.people.Team;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.ticket.TicketStatus;
import dev.baton.ticket.TicketsInSight;
import dev.baton.web.PageTest;
import dev.baton.web.tickets.TicketSamples;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Macros, written by whoever answers, and inserted where they answer. */
class MacroPagesTest extends PageTest {
    private static final UUID MACRO = UUID.fromString("0190a000-0000-7000-8000-00000000ac01");
    private static final String ADDRESS = "/settings/macros/" + MACRO;
    private static final MacroText TEXT = new MacroText(
            "Which <i>version</i>?",
            Language.DE,
            "support-l2",
            "defect",
            new MacroBody("Hello {{requester.firstName}}"));

    @Autowired
    private Macros macros;

    @Autowired
    private People people;

    @Autowired
    private TicketsInSight tickets;

    @BeforeEach
    void a_macro() {
        given(macros.get(MACRO)).willReturn(new Macro(MACRO, TEXT, 3));
        given(macros.preview(any(), any(), any())).willReturn("Hello <b>Ada</b>");
        given(people.teams()).willReturn(List.of(new Team("support-l2", "Second level")));
        given(tickets.view(eq(TicketSamples.TICKET), any())).willReturn(TicketSamples.ticket(TicketStatus.OPEN));
    }

    @Test
    void whoever_answers_sees_them_all_and_only_an_admin_the_other_settings() {
        given(macros.all()).willReturn(List.of(new Macro(MACRO, TEXT, 3)));

        var page = page(get("/settings/macros"), Role.SUPPORT, 200);

        assertThat(page.select("#macro-" + MACRO).text())
                .contains("Which <i>version</i>?", "Hello {{requester.firstName}}", "German", "Second level", "defect");
        assertThat(page.select("nav.tabs")).isEmpty();
        assertThat(page(get("/settings/macros"), Role.ADMIN, 200)
                        .select("nav.tabs [aria-current=page]")
                        .text())
                .isEqualTo("Macros");
        assertThat(ask(get("/settings/macros"), Role.SALES).getStatus()).isEqualTo(403);
        given(macros.all()).willReturn(List.of());
        assertThat(page(get("/settings/macros"), Role.SUPPORT, 200)
                        .select(".empty-title")
                        .text())
                .isEqualTo("No macros yet");
    }

    @Test
    void a_macro_is_read_with_an_example_and_saved_over_what_was_read() {
        var page = page(get(ADDRESS), Role.SUPPORT, 200);
        assertThat(page.select("#macro-form input[name=version]").val()).isEqualTo("3");
        assertThat(page.select("#body").text()).isEqualTo("Hello {{requester.firstName}}");
        assertThat(page.select("#team option[selected]").text()).isEqualTo("Second level");
        assertThat(page.select("#preview").text()).isEqualTo("Hello <b>Ada</b>");
        assertThat(page.select("[data-insert]").eachAttr("data-insert")).contains("{{requester.firstName}}", "{{due}}");

        var answer = ask(
                post(ADDRESS)
                        .param("version", "3")
                        .param("name", " Which one? ")
                        .param("language", "EN")
                        .param("team", "")
                        .param("category", "access")
                        .param("body", "Hello"),
                Role.SUPPORT);

        assertThat(answer.getRedirectedUrl()).isEqualTo("/settings/macros");
        verify(macros)
                .change(MACRO, new MacroText("Which one?", Language.EN, null, "access", new MacroBody("Hello")), 3);
    }

    @Test
    void an_unknown_variable_is_named_with_those_there_are_and_nothing_typed_is_lost() {
        var page = page(
                post("/settings/macros/new")
                        .param("version", "0")
                        .param("name", "Shoes")
                        .param("body", "Size {{requester.shoeSize}}"),
                Role.SUPPORT,
                422);

        assertThat(page.select("#body-error").text())
                .contains("{{requester.shoeSize}} is not known", "{{requester.firstName}}", "{{due}}");
        assertThat(page.select("#body").text()).isEqualTo("Size {{requester.shoeSize}}");
        verify(macros, never()).write(any());
    }

    @Test
    void what_the_business_refuses_stands_beside_its_field() {
        given(macros.write(any())).willThrow(new Invalid(List.of(new FieldProblem("name", "macros.name.taken"))));
        assertThat(page(post("/settings/macros/new").param("version", "0").param("name", "x"), Role.SUPPORT, 422)
                        .select("#name-error")
                        .text())
                .isEqualTo("There is a macro of that name in this language.");
    }

    @Test
    void what_was_typed_is_kept_when_somebody_else_was_faster_and_can_be_saved_over_it() {
        var typed = new MacroText("Which one?", Language.EN, null, "access", new MacroBody("Hello you"));
        willThrow(new OptimisticLockingFailureException("changed"))
                .given(macros)
                .change(MACRO, typed, 2);

        var page = page(saved(), Role.SUPPORT, 409);

        assertThat(page.select("#changed-meanwhile").text()).contains("Somebody was faster");
        assertThat(page.select("#changed-meanwhile a[target=_blank]").attr("href"))
                .isEqualTo(ADDRESS);
        assertThat(page.select("#name").val()).isEqualTo("Which one?");
        assertThat(page.select("input[name=language][checked]").val()).isEqualTo("EN");
        assertThat(page.select("#team option[selected]")).isEmpty();
        assertThat(page.select("#category").val()).isEqualTo("access");
        assertThat(page.select("#body").text()).isEqualTo("Hello you");

        assertThat(ask(asShown(page), Role.SUPPORT).getRedirectedUrl()).isEqualTo("/settings/macros");
        verify(macros).change(MACRO, typed, 3);
    }

    @Test
    void what_was_typed_is_kept_when_the_macro_was_removed_and_can_be_saved_as_a_new_one() {
        var typed = new MacroText("Which one?", Language.EN, null, "access", new MacroBody("Hello you"));
        given(macros.get(MACRO)).willThrow(new NotFound("macro", MACRO));
        willThrow(new NotFound("macro", MACRO)).given(macros).change(MACRO, typed, 2);
        given(macros.write(typed)).willReturn(MACRO);

        var page = page(saved(), Role.SUPPORT, 409);

        assertThat(page.select("#removed-meanwhile").text()).contains("removed this macro meanwhile");
        assertThat(page.select("#name").val()).isEqualTo("Which one?");
        assertThat(page.select("#body").text()).isEqualTo("Hello you");
        assertThat(page.select("#macro-form").attr("action")).isEqualTo("/settings/macros/new");
        assertThat(ask(asShown(page), Role.SUPPORT).getRedirectedUrl()).isEqualTo("/settings/macros");
        verify(macros).write(typed);
    }

    @Test
    void the_example_follows_what_is_typed() {
        var answer = ask(
                post("/settings/macros/preview")
                        .param("version", "0")
                        .param("language", "DE")
                        .param("body", "Hallo {{x}}"),
                Role.SUPPORT);

        verify(macros).preview(eq(new MacroBody("Hallo {{x}}")), eq(Language.DE), any());
        assertThat(Jsoup.parse(text(answer)).text()).contains("Hello <b>Ada</b>", "{{x}} is not known");
    }

    @Test
    void removing_asks_first_and_takes_away_what_was_seen() {
        assertThat(page(get(ADDRESS + "/remove"), Role.SUPPORT, 200)
                        .select("h1")
                        .text())
                .isEqualTo("Remove the macro “Which <i>version</i>?”?");
        ask(post(ADDRESS + "/remove").param("version", "3"), Role.SUPPORT);
        verify(macros).remove(MACRO, 3);
    }

    @Test
    void whoever_answers_a_ticket_finds_macros_and_gets_their_words_for_it() {
        given(macros.fitting(eq("ver"), any(), anyInt())).willReturn(List.of(new Macro(MACRO, TEXT, 3)));
        given(macros.fill(eq(MACRO), any(), any())).willReturn("Hello <Ada>");
        var address = "/tickets/" + TicketSamples.TICKET + "/macros";

        var list = Jsoup.parse(text(ask(get(address).param("q", "ver"), Role.SUPPORT)));
        assertThat(list.select("button[type=button]").attr("data-macro")).isEqualTo(address + "/" + MACRO);
        assertThat(list.select("button").text()).contains("Which <i>version</i>?");
        var words = ask(get(address + "/" + MACRO), Role.SUPPORT);
        assertThat(words.getContentType()).startsWith("text/plain");
        assertThat(text(words)).isEqualTo("Hello <Ada>");
        assertThat(words.getHeader("Cache-Control")).contains("no-store");
        assertThat(ask(get(address), Role.SALES).getStatus()).isEqualTo(403);
    }

    /** The form of somebody who read its version 2. */
    private static MockHttpServletRequestBuilder saved() {
        return post(ADDRESS)
                .param("version", "2")
                .param("name", "Which one?")
                .param("language", "EN")
                .param("team", "")
                .param("category", "access")
                .param("body", "Hello you");
    }

    /** The form of that page, as it stands there. */
    private static MockHttpServletRequestBuilder asShown(Document page) {
        return post(page.select("#macro-form").attr("action"))
                .param("version", page.select("#macro-form input[name=version]").val())
                .param("name", page.select("#name").val())
                .param("language", page.select("input[name=language][checked]").val())
                .param("team", "")
                .param("category", page.select("#category").val())
                .param("body", page.select("#body").text());
    }
}
