package dev.baton.web.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.idempotency.Answer;
import dev.baton.idempotency.Idempotency;
import dev.baton.lead.LeadChannel;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadService;
import dev.baton.lead.NewLead;
import dev.baton.leadimport.ImportsInSight;
import dev.baton.leadimport.LeadImports;
import dev.baton.people.People;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenants;
import dev.baton.web.Samples;
import dev.baton.worklist.WorkItems;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Anybody can become a lead with a browser alone. */
@WebMvcTest(properties = "baton.settings-provided=true")
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(classes = PageContext.class)
class PublicLeadPageTest {

    @Autowired
    private MockMvc web;

    @MockitoBean
    private Tenants tenants;

    @MockitoBean
    private LeadService leads;

    @MockitoBean
    private Idempotency idempotency;

    @MockitoBean
    private WorkItems items;

    @MockitoBean
    private People people;

    @MockitoBean
    private LeadImports imports;

    @MockitoBean
    private ImportsInSight sight;

    private final AtomicReference<NewLead> taken = new AtomicReference<>();
    private String address = "192.0.2.1 of " + System.nanoTime();

    @BeforeEach
    void a_tenant_and_a_visitor() {
        address = "192.0.2.1 of " + System.nanoTime();
        given(tenants.byPublicKey("pk-acme")).willReturn(Optional.of(Samples.ACME));
        given(idempotency.once(any(), any(), any())).willAnswer(call -> {
            Supplier<UUID> work = call.getArgument(2);
            return new Answer(work.get(), false);
        });
        given(leads.register(any())).willAnswer(call -> {
            assertThat(Tenancy.required()).isEqualTo(Samples.ACME.id());
            taken.set(call.getArgument(0));
            return LeadId.create();
        });
    }

    @Test
    void the_form_asks_without_a_script_and_keeps_where_the_visitor_came_from() throws Exception {
        var page = page(get("/public/leads/pk-acme?utm_source=fair&utm_campaign=spring&other=x"), 200);

        assertThat(page.select("h1").text()).isEqualTo("Contact Acme Robotics");
        assertThat(page.select("form[method=post]").attr("action")).isEqualTo("/public/leads/pk-acme");
        assertThat(page.select("input[name=utm_source]").val()).isEqualTo("fair");
        assertThat(page.select("input[name=other]")).isEmpty();
        assertThat(page.select("input[name=consent]")).hasSize(2);
        assertThat(page.select("[aria-hidden=true] input[name=website][tabindex=-1]"))
                .hasSize(1);
        page.select("form .field > input, form textarea")
                .forEach(field -> assertThat(page.select("label[for=" + field.id() + "]"))
                        .as("label of %s", field.id())
                        .hasSize(1));
    }

    @Test
    void a_sent_form_becomes_a_lead_of_the_tenant() throws Exception {
        var answer = send(form().param("utm_source", "fair").param("openedAt", "2026-11-20T09:59:18Z"));

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/public/leads/pk-acme/thanks");
        var lead = taken.get();
        assertThat(lead.channel()).isEqualTo(LeadChannel.WEB);
        assertThat(lead.email()).isEqualTo("ada@engines.test");
        assertThat(lead.campaign()).containsEntry("utm_source", "fair").hasSize(1);
        assertThat(lead.submitSeconds()).isEqualTo(42);
        assertThat(lead.honeypotFilled()).isFalse();
        assertThat(lead.consent().given()).isTrue();
        assertThat(lead.consent().textVersion()).isEqualTo("public-form-1");
        assertThat(page(get("/public/leads/pk-acme/thanks"), 200).select("h1").text())
                .isEqualTo("Thank you");
    }

    @Test
    void what_only_a_machine_fills_in_is_noted() throws Exception {
        assertThat(send(form().param("website", "http://spam.test")).getStatus())
                .isEqualTo(302);

        assertThat(taken.get().honeypotFilled()).isTrue();
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_nothing_written_is_lost() throws Exception {
        var page = page(
                post("/public/leads/pk-acme")
                        .with(visitor())
                        .param("firstName", "Ada")
                        .param("message", "Hello"),
                422);

        assertThat(page.select("#email-error").text()).contains("e-mail address or a phone number");
        assertThat(page.select("#consent-error").text()).isEqualTo("Choose yes or no.");
        assertThat(page.select("#email").attr("aria-describedby")).isEqualTo("email-error");
        assertThat(page.select("#firstName").val()).isEqualTo("Ada");
        assertThat(page.select("#message").text()).isEqualTo("Hello");
        verify(leads, never()).register(any());
    }

    @Test
    void what_the_business_finds_wrong_is_said_at_its_field() throws Exception {
        willThrow(new Invalid(List.of(new FieldProblem("phone", "'x' is no phone number"))))
                .given(leads)
                .register(any());

        assertThat(page(form(), 422).select("#phone-error").text()).isEqualTo("'x' is no phone number");
    }

    @Test
    void german_visitors_are_asked_in_german() throws Exception {
        assertThat(page(get("/public/leads/pk-acme").header("Accept-Language", "de-AT"), 200)
                        .select("h1")
                        .text())
                .isEqualTo("Kontakt zu Acme Robotics");
    }

    @Test
    void an_unknown_form_helps_on() throws Exception {
        var page = page(get("/public/leads/pk-nobody"), 404);

        assertThat(page.text()).contains("This form does not exist").contains("Check the link");
    }

    @Test
    void the_sixth_form_within_a_minute_waits() throws Exception {
        for (var n = 1; n <= 5; n++) {
            assertThat(send(form()).getStatus()).isEqualTo(302);
        }

        var answer = send(form());

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("13");
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select("#wait[role=alert]").text()).contains("not sent yet", "in 13 seconds");
        assertThat(page.select("input[name=firstName]").val()).isEqualTo("Ada");
    }

    private MockHttpServletRequestBuilder form() {
        return post("/public/leads/pk-acme")
                .with(visitor())
                .param("firstName", "Ada")
                .param("email", "ada@engines.test")
                .param("consent", "yes")
                .param("formId", "f-1");
    }

    private RequestPostProcessor visitor() {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    private Document page(MockHttpServletRequestBuilder request, int status) throws Exception {
        var answer = send(request);
        assertThat(answer.getStatus()).isEqualTo(status);
        return parse(answer);
    }

    private static Document parse(MockHttpServletResponse answer) throws UnsupportedEncodingException {
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.text()).doesNotContain("??");
        assertThat(page.select("script:not([src])")).isEmpty();
        return page;
    }
}
