package dev.baton.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.baton.identity.Role;
import dev.baton.shared.Rejected;
import dev.baton.ticket.PolicyPromise;
import dev.baton.ticket.Promise;
import dev.baton.ticket.PromiseService;
import dev.baton.web.PageTest;
import dev.baton.web.tickets.TicketSamples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;

/** Machines read and change what a company promises. */
class PromisesApiTest extends PageTest {
    private static final String STANDARD = "/api/v1/promises/standard";
    private static final Promise HOLDS = new Promise(
            "standard",
            Duration.ofHours(8),
            Duration.ofHours(4),
            Duration.ofHours(40),
            "default",
            true,
            false,
            "strict");
    private static final String AS_IT_HOLDS = """
            {"firstMinutes": 480, "nextMinutes": 240, "resolutionMinutes": 2400, "calendar": "default",
             "pausesForCustomer": true, "pausesForVendor": false, "escalationSet": "strict"}
            """;

    @Autowired
    private PromiseService promises;

    @BeforeEach
    void a_policy() {
        given(promises.list()).willReturn(List.of(new PolicyPromise(HOLDS, HOLDS, false, 3)));
        given(promises.get("standard")).willReturn(new PolicyPromise(HOLDS, HOLDS, false, 3));
    }

    @Test
    void the_list_says_how_many_tickets_were_promised_something_else() {
        given(promises.behind()).willReturn(Map.of("standard", 12));

        assertThat(text(ask(get("/api/v1/promises"), Role.ADMIN)))
                .contains("\"policy\":\"standard\"", "\"behind\":12", "\"firstMinutes\":480");
        assertThat(ask(get("/api/v1/promises"), Role.SUPPORT).getStatus()).isEqualTo(403);
    }

    @Test
    void a_change_is_seen_before_and_names_what_it_read() {
        given(promises.preview(HOLDS)).willReturn(List.of(TicketSamples.MOVED));
        var shown = ask(
                post(STANDARD + "/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(AS_IT_HOLDS),
                Role.ADMIN);
        assertThat(text(shown)).contains("\"number\":1007", "\"broken\":true");

        var change = put(STANDARD).contentType(MediaType.APPLICATION_JSON).content(AS_IT_HOLDS);
        assertThat(ask(change, Role.ADMIN).getStatus()).isEqualTo(428);
        verify(promises, never()).save(any(), anyLong());
        assertThat(ask(change.header("If-Match", "\"3\""), Role.ADMIN).getHeader("ETag"))
                .isEqualTo("\"3\"");
        verify(promises).save(HOLDS, 3);
        willThrow(new OptimisticLockingFailureException("changed"))
                .given(promises)
                .save(any(), anyLong());
        assertThat(ask(change, Role.ADMIN).getStatus()).isEqualTo(412);
    }

    @Test
    void what_is_missing_is_named() {
        var answer =
                ask(put(STANDARD).contentType(MediaType.APPLICATION_JSON).content("{\"firstMinutes\": 5}"), Role.ADMIN);

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer)).contains("nextMinutes", "resolutionMinutes", "pausesForVendor");
    }

    @Test
    void open_tickets_are_promised_what_holds_now_when_a_machine_asks_for_it() {
        given(promises.previewRepromise("standard")).willReturn(List.of(TicketSamples.MOVED));

        assertThat(text(ask(post(STANDARD + "/repromise/preview"), Role.ADMIN))).contains("\"number\":1007");
        verify(promises, never()).repromise(any());
        assertThat(ask(post(STANDARD + "/repromise"), Role.ADMIN).getStatus()).isEqualTo(204);
        verify(promises).repromise("standard");

        willThrow(new Rejected("promise.rules.differ", "standard"))
                .given(promises)
                .repromise("standard");
        var refused = ask(post(STANDARD + "/repromise"), Role.ADMIN);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("Several rules of the table sla_policy name standard");
    }
}
