package dev.baton.web.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.assertArg;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import dev.baton.identity.Role;
import dev.baton.shared.Rejected;
import dev.baton.sms.TextMessages;
import dev.baton.ticket.CopyReader;
import dev.baton.ticket.CrossedLetters;
import dev.baton.ticket.TicketAnswer;
import dev.baton.ticket.TicketConversation;
import dev.baton.web.StaffPages;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

/** What is written to a customer on the page of their ticket. */
class TicketAnswerPagesTest extends TicketPageTest {

    @Autowired
    private TicketConversation conversation;

    @Autowired
    private TextMessages texts;

    @Test
    void an_answer_leaves_once_for_each_form_and_knows_what_its_writer_had_seen() {
        var answer = ask(answering("Try again"), Role.SUPPORT);

        assertThat(answer.getRedirectedUrl()).isEqualTo(TICKET);
        verify(conversation)
                .answer(
                        eq(TicketSamples.TICKET),
                        eq(TicketAnswer.of("Try again")
                                .seenUntil(StaffPages.NOW)
                                .cc(List.of())),
                        eq("anna"),
                        assertArg(key -> assertThat(key.text())
                                .startsWith("ticket-answer:" + TicketSamples.TICKET + ":" + REQUEST)),
                        isNull(),
                        isNull());
    }

    @Test
    void files_leave_with_the_answer() {
        var file = new MockMultipartFile("files", "manual.pdf", "application/pdf", new byte[] {1});

        ask(
                multipart(TICKET + "/answers")
                        .file(file)
                        .param("request", REQUEST.toString())
                        .param("seenUntil", StaffPages.NOW.toString())
                        .param("text", "Read this"),
                Role.SUPPORT);

        verify(conversation)
                .answer(
                        any(),
                        argThat(answer -> answer.text().equals("Read this")
                                && answer.files().size() == 1
                                && answer.files().get(0).fileName().equals("manual.pdf")),
                        any(),
                        any(),
                        any(),
                        any());
        assertThat(page(get(TICKET), Role.SUPPORT, 200).select("#answer form").attr("enctype"))
                .isEqualTo("multipart/form-data");
    }

    @Test
    void an_answer_with_a_gap_of_its_macro_stays_and_says_what_is_missing() {
        var page = page(answering("Until [? due] at the latest"), Role.SUPPORT, 422);

        assertThat(page.select("#not-said").text()).contains("[? due]", "nothing was sent");
        assertThat(page.select("#answer textarea").text()).isEqualTo("Until [? due] at the latest");
        assertThat(page.select("#answer input[name=seenUntil]").val())
                .as("what came meanwhile is still to be read")
                .isEqualTo(StaffPages.NOW.toString());
        assertThat(page.select("#answer details.macros").attr("data-into")).isEqualTo("answer-text");
        verify(conversation, never()).answer(any(), any(), any(), any(), any(), any());
    }

    @Test
    void whoever_has_no_address_is_texted_from_the_page_where_texts_can_be_sent() {
        given(sight.view(any(), any())).willReturn(TicketSamples.byPhone());

        var without = page(get(TICKET), Role.SUPPORT, 200);
        assertThat(without.select("#answer")).isEmpty();
        assertThat(without.select("#composer").text()).contains("Call them");

        given(texts.sender()).willReturn("+4930123456");
        var page = page(get(TICKET), Role.SUPPORT, 200);
        assertThat(page.select("#answer").text()).contains("Goes by text to +442079460000");
        assertThat(page.select("#answer input[type=file]")).isEmpty();
    }

    @Test
    void an_answer_says_who_gets_a_copy_and_its_writer_can_choose() {
        given(sight.copyReaders(any(), any()))
                .willReturn(List.of(
                        new CopyReader("boss@engines.example", true, false, null, false, true),
                        new CopyReader("gone@engines.example", false, false, null, false, false),
                        new CopyReader("lost@engines.example", false, false, null, true, true),
                        new CopyReader("new@engines.example", false, true, null, false, true),
                        new CopyReader("otto@other.example", false, false, 1043L, false, true)));

        var page = page(get(TICKET), Role.SUPPORT, 200);

        assertThat(page.select("#copies label").eachText())
                .containsExactly(
                        "boss@engines.example",
                        "gone@engines.example may not be written to",
                        "lost@engines.example letters to it came back",
                        "new@engines.example new in the last letter",
                        "otto@other.example came with #1043, which is part of this one");
        assertThat(page.select("#copies input[checked]").eachAttr("value")).containsExactly("boss@engines.example");
        assertThat(page.select("#copies input[disabled]").eachAttr("value")).containsExactly("gone@engines.example");

        ask(
                answering("Read on").param("cc", "otto@other.example").param("ccMore", "a@x.example; b@x.example,"),
                Role.SUPPORT);
        verify(conversation)
                .answer(
                        any(),
                        argThat(answer -> Objects.equals(
                                answer.cc(), List.of("otto@other.example", "a@x.example", "b@x.example"))),
                        any(),
                        any(),
                        any(),
                        any());

        willThrow(new Rejected("ticket.copy-no-address", "nobody"))
                .given(conversation)
                .answer(any(), any(), any(), any(), any(), any());
        var refused =
                page(answering("Mine").param("cc", "new@engines.example").param("ccMore", "nobody"), Role.SUPPORT, 422);
        assertThat(refused.select("#not-said").text()).contains("nobody is no e-mail address");
        assertThat(refused.select("#copies input[checked]").eachAttr("value")).containsExactly("new@engines.example");
        assertThat(refused.select("#copies-more").val()).isEqualTo("nobody");
        assertThat(refused.select("#answer textarea").text()).isEqualTo("Mine");
    }

    @Test
    void letters_that_cross_are_read_before_they_leave_and_nothing_typed_is_lost() {
        willThrow(mock(CrossedLetters.class)).given(conversation).answer(any(), any(), any(), any(), any(), any());

        var page = page(answering("Try <b>again</b>"), Role.SUPPORT, 409);

        assertThat(page.select("#crossed").text()).contains("New message since you started", "Nothing was sent");
        assertThat(page.select("#answer textarea").text()).isEqualTo("Try <b>again</b>");
        assertThat(page.select("#answer button").text()).isEqualTo("I have read it: send");
        assertThat(page.select("#answer").hasAttr("open")).isTrue();
        // The same letter, sent with the newest word seen.
        assertThat(page.select("#answer input[name=request]").val()).isEqualTo(REQUEST.toString());
        assertThat(page.select("#answer input[name=seenUntil]").val()).isEqualTo("2026-11-20T08:00:00Z");
    }
}
