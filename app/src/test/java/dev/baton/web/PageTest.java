package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.baton.calendar.BusinessCalendar;
import dev.baton.calendar.CalendarService;
import dev.baton.identity.Role;
import dev.baton.signin.PageSecurity;
import dev.baton.tenant.Tenants;
import dev.baton.worklist.WorkCounts;
import dev.baton.worklist.WorkItems;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What tests of pages share: they ask as Anna, and read what she would see. */
@StaffPages
public abstract class PageTest {
    @Autowired
    private MockMvc web;

    @Autowired
    protected WorkItems items;

    @Autowired
    private Tenants tenants;

    @Autowired
    private CalendarService calendars;

    @BeforeEach
    void a_company_with_work() {
        given(tenants.byId(any())).willReturn(Optional.of(Samples.ACME));
        given(items.count(any())).willReturn(new WorkCounts(3, 1001, 1001, 1));
        given(calendars.defaultCalendar()).willReturn(BusinessCalendar.alwaysOpen("default", ZoneId.of("UTC")));
    }

    /** The answer to a request of Anna's; with a CSRF token, as pages send it. */
    protected MockHttpServletResponse ask(MockHttpServletRequestBuilder request, Role role) {
        return ask(request, role, Locale.ENGLISH);
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, Role role, Locale language) {
        try {
            return web.perform(request.with(PageSecurity.as(role))
                            .with(SecurityMockMvcRequestPostProcessors.csrf())
                            .locale(language))
                    .andReturn()
                    .getResponse();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    /** The answer to somebody who is not signed in. */
    protected MockHttpServletResponse askAsNobody(MockHttpServletRequestBuilder request) {
        try {
            return web.perform(request.accept("text/html")).andReturn().getResponse();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    /** The page that answers, read as HTML; fails on a missing text. */
    protected Document page(MockHttpServletRequestBuilder request, Role role, int status) {
        return page(request, role, status, Locale.ENGLISH);
    }

    /** The page as somebody reads it whose browser asks for that language. */
    protected Document page(MockHttpServletRequestBuilder request, Role role, int status, Locale language) {
        var answer = ask(request.accept("text/html"), role, language);
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).doesNotContain("??");
        return Jsoup.parse(text(answer));
    }

    protected static String text(MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
