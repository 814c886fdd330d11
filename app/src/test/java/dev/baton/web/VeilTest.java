package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.identity.Role;
import dev.baton.signin.PageSecurity;
import org.junit.jupiter.api.Test;

class VeilTest {
    @Test
    void a_page_keeps_its_shape_and_loses_what_is_personal() {
        var page = "<svg><path d=\"M0 0 12.5 3 0 0 10 10\"/></svg><p title=\"ada@engines.example\">Ada, "
                + "<a href=\"tel:+4930901820\">+49 30 901820</a> ada@engines.example</p><time datetime=\"2026-11-20\">"
                + "08.12.2026 09:30</time><b>80,000.00 EUR</b>";

        assertThat(Veil.html(page, PageSecurity.anna(Role.READ_ONLY)))
                .isEqualTo("<svg><path d=\"M0 0 12.5 3 0 0 10 10\"/></svg><p title=\"a•••@engines.example\">Ada, "
                        + "<a href=\"tel:\">•••</a> a•••@engines.example</p><time datetime=\"2026-11-20\">"
                        + "08.12.2026 09:30</time><b>••• EUR</b>");
        assertThat(Veil.html(page, PageSecurity.anna(Role.SUPPORT)))
                .contains("ada@engines.example", "+49 30 901820", "••• EUR");
    }

    @Test
    void json_stays_json() {
        var body =
                "{\"to\":\"ada@engines.example\",\"note\":\"She said \\\"+49 30 901820\\\" \\\\\",\"score\":0.12345678,"
                        + "\"at\":\"2026-11-20T10:15:00Z\",\"budget\":80000.0000,\"currency\":\"EUR\"}";

        assertThat(Veil.json(body, PageSecurity.anna(Role.ANALYST)))
                .isEqualTo(
                        "{\"to\":\"a•••@engines.example\",\"note\":\"She said \\\"•••\\\" \\\\\",\"score\":0.12345678,"
                                + "\"at\":\"2026-11-20T10:15:00Z\",\"budget\":null,\"currency\":\"EUR\"}");
        assertThat(Veil.json(body, PageSecurity.anna(Role.MANAGER))).isEqualTo(body);
    }
}
