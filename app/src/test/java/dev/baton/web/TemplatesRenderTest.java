package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.identity.Role;
import dev.baton.identity.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The layout and the pages that stand on their own render, in both languages, for every role. */
class TemplatesRenderTest {

    private final GenericWebApplicationContext context = new GenericWebApplicationContext();
    private final ThymeleafViewResolver views = new ThymeleafViewResolver();

    @BeforeEach
    void engine() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "messages-audit");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        context.setServletContext(new MockServletContext());
        context.getBeanFactory().registerSingleton(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME, messages);
        context.refresh();
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        templates.setCheckExistence(true);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        views.setTemplateEngine(engine);
        views.setApplicationContext(context);
        views.setCharacterEncoding("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "403", "404", "409", "413", "422", "429", "500"})
    void an_error_page_says_what_happened_and_shows_a_way_back(String code) {
        for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            var page = render("error/" + code, locale, Map.of("reference", "7K3M-Q2"));

            assertThat(page.select("h1").text()).isNotBlank().doesNotContain("??");
            assertThat(page.text()).doesNotContain("??").contains("7K3M-Q2");
            assertThat(page.select("a.button")).hasSize(2);
            assertThat(page.select("html").attr("lang")).isEqualTo(locale.getLanguage());
        }
    }

    @Test
    void the_sign_in_page_names_the_demo_people_where_there_are_some() {
        record Demo(String name, String login, String password, String role, String team) {}
        var demo = new Demo("Anna Berg", "anna", "secret", "Sales", "sales-sdr");

        assertThat(render("login", Locale.ENGLISH, Map.of()).select("form")).hasSize(1);
        assertThat(render("login", Locale.ENGLISH, Map.of("demoPeople", List.of(demo)))
                        .select(".demo-people input[name=username]")
                        .val())
                .isEqualTo("anna");
    }

    @Test
    void the_navigation_offers_what_a_role_may_do() {
        assertThat(navigationOf(Role.SALES))
                .containsExactly("Work", "Leads", "Tickets", "Import", "Knowledge", "Tasklist");
        assertThat(navigationOf(Role.OPERATIONS))
                .containsExactly("Work", "Leads", "Tickets", "Knowledge", "Operations", "Cockpit", "Tasklist", "Admin");
        assertThat(navigationOf(Role.ANALYST)).containsExactly("Work", "Leads", "Tickets", "Knowledge", "Cockpit");
        assertThat(navigationOf(Role.ADMIN))
                .containsExactly(
                        "Work",
                        "Leads",
                        "Tickets",
                        "Import",
                        "Knowledge",
                        "Privacy",
                        "Operations",
                        "Audit trail",
                        "Settings",
                        "Cockpit",
                        "Tasklist",
                        "Admin");
    }

    @Test
    void a_page_of_the_layout_marks_its_section_and_takes_its_content() {
        var page = page(Role.SALES);

        assertThat(page.title()).isEqualTo("Leads · Baton");
        assertThat(page.select(".sidebar [aria-current=page]").text()).isEqualTo("Leads");
        assertThat(page.select("main h1").text()).isEqualTo("Hello");
        assertThat(page.select("main input[name=name][type=text]").val()).isEqualTo("Jane");
        assertThat(page.select("main .choice").text()).isEqualTo("Yes");
        assertThat(page.select("main time").attr("datetime")).isEqualTo("2026-11-20T10:15:00Z");
        assertThat(page.select("#pager a").attr("hx-select")).isEqualTo("#leads > *");
        assertThat(page.select("main [data-toast]").text()).isEqualTo("That is all.");
        assertThat(page.select("script:not([src])")).as("inline scripts").isEmpty();
        assertThat(page.select(".sidebar form[method=post]").attr("action")).isEqualTo("/logout");
    }

    private List<String> navigationOf(Role role) {
        return page(role).select(".sidebar nav a").eachText();
    }

    private Document page(Role role) {
        var me = new SignedIn("anna", "Anna Berg", Samples.ACME.id().value(), Set.of(role), Set.of("sales-sdr"), false);
        return render(
                "sample",
                Locale.ENGLISH,
                Map.of(
                        "me",
                        me,
                        "tenant",
                        Samples.ACME,
                        "nav",
                        "leads",
                        "greeting",
                        "Hello",
                        "flash",
                        "pager.end",
                        "due",
                        Instant.parse("2026-11-20T10:15:00Z"),
                        "choices",
                        Map.of("yes", "Yes"),
                        "sample",
                        new Sample("Jane")));
    }

    /** What a form of the sample page is bound to. */
    public record Sample(String name) {}

    private Document render(String view, Locale locale, Map<String, ?> model) {
        var request = new MockHttpServletRequest(context.getServletContext());
        request.setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(locale));
        var response = new MockHttpServletResponse();
        try {
            var resolved = views.resolveViewName(view, locale);
            assertThat(resolved).isNotNull();
            resolved.render(model, request, response);
            return Jsoup.parse(response.getContentAsString());
        } catch (Exception broken) {
            throw new AssertionError("cannot render " + view, broken);
        }
    }
}
