package dev.baton.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.baton.apikey.ApiKey;
import dev.baton.apikey.ApiKeys;
import dev.baton.apikey.NewApiKey;
import dev.baton.identity.Role;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.web.PageTest;
import dev.baton.web.StaffPages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The API keys of a company, as its administrator sees them. */
class ApiKeysPageTest extends PageTest {
    private static final ApiKey KEY = new ApiKey(
            UUID.randomUUID(),
            "shop",
            "bk_1234567",
            Set.of(Role.SALES),
            "anna",
            StaffPages.NOW,
            StaffPages.NOW.plus(Duration.ofDays(10)),
            null,
            null);

    @Autowired
    private ApiKeys keys;

    @Test
    void only_administrators_see_them() {
        assertThat(ask(get("/settings/api-keys"), Role.MANAGER).getStatus()).isEqualTo(403);
    }

    @Test
    void a_key_is_listed_without_its_secret() {
        given(keys.all()).willReturn(List.of(KEY));

        var page = page(get("/settings/api-keys"), Role.ADMIN, 200);

        assertThat(page.select("#key-" + KEY.id()).text()).contains("shop", "bk_1234567…", "Sales", "Valid", "never");
        assertThat(page.select("input[name=expiresAt]").val()).isEqualTo("2027-02-18");
        assertThat(page.select("#secret")).isEmpty();
    }

    @Test
    void the_secret_is_shown_once_and_not_kept_by_the_browser() {
        given(keys.create(any(), any(), any(), any())).willReturn(new NewApiKey(KEY, "bk_secret"));

        var answer = ask(
                post("/settings/api-keys")
                        .param("name", "shop")
                        .param("roles", "SALES", "READ_ONLY")
                        .param("expiresAt", "2026-12-31"),
                Role.ADMIN);

        verify(keys)
                .create(
                        eq("shop"),
                        eq(Set.of(Role.SALES, Role.READ_ONLY)),
                        eq(Instant.parse("2026-12-31T23:00:00Z")),
                        any());
        assertThat(text(answer)).contains("bk_secret");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void what_is_wrong_stands_beside_its_field() {
        given(keys.create(any(), any(), any(), any()))
                .willThrow(new Invalid(List.of(new FieldProblem("roles", "Choose at least one role."))));

        var page = page(post("/settings/api-keys").param("name", "shop"), Role.ADMIN, 422);

        assertThat(page.select(".error").text()).isEqualTo("Choose at least one role.");
        assertThat(page.select("input[name=name]").val()).isEqualTo("shop");
    }

    @Test
    void a_key_is_revoked_at_once() {
        assertThat(ask(post("/settings/api-keys/" + KEY.id() + "/revoke"), Role.ADMIN)
                        .getRedirectedUrl())
                .isEqualTo("/settings/api-keys");
        verify(keys).revoke(KEY.id());
    }
}
