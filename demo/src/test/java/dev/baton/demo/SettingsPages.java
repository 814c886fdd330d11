package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.baton.tenant.Actor;
import dev.baton.tenant.Tenancy;
import dev.baton.tenant.Tenant;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The settings as an administrator reads and fills them in, without scripts: forms as a browser would send them. */
final class SettingsPages {
    private final Browsing browsing;

    private SettingsPages(Browsing browsing) {
        this.browsing = browsing;
    }

    static SettingsPages as(String login) {
        return new SettingsPages(Browsing.as(login));
    }

    /** The page at that path; fails on another status and on a missing text. */
    Document open(String path, int status) {
        return read(path, browsing.get("/settings" + path), status);
    }

    Document open(String path) {
        return open(path, 200);
    }

    /**
     * Fills in the form that has that action, on the page at that path, and sends it: its own values, with some changed.
     * Answers with what the browser shows then.
     */
    Document send(String path, String action, Map<String, String> changed, int status) {
        return sendShown(open(path), action, changed, status);
    }

    /** Sends a form of a page that was opened before. */
    Document sendShown(Document page, String action, Map<String, String> changed, int status) {
        var forms = page.select("form[method=post][action=/settings" + action + "]");
        var form =
                forms.stream().filter(each -> !each.id().isEmpty()).findFirst().orElse(forms.first());
        assertThat(form).as("a form for %s in %s", action, page).isNotNull();
        var values = new LinkedHashMap<String, String>();
        form.select("input, select, textarea").forEach(field -> {
            var chosen = field.is("select") ? field.select("option[selected]").val() : field.val();
            if (!field.attr("name").isEmpty()
                    && (!field.is("[type=checkbox], [type=radio]") || field.hasAttr("checked"))) {
                values.put(field.attr("name"), chosen);
            }
        });
        changed.forEach((name, value) -> {
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        });
        return read(action, browsing.submit("/settings" + action, values), status);
    }

    /** Looks behind the pages of Acme, or puts its rows back. */
    @CanIgnoreReturnValue
    static <R> R inAcme(Function<JdbcClient, R> work) {
        return in(DemoTenants.ACME, work);
    }

    /** The same for another tenant. */
    @CanIgnoreReturnValue
    static <R> R in(Tenant tenant, Function<JdbcClient, R> work) {
        var transaction = new TransactionTemplate(TheDemo.bean(PlatformTransactionManager.class));
        var jdbc = TheDemo.bean(JdbcClient.class);
        return Objects.requireNonNull(
                Tenancy.as(tenant.id(), Actor.system("test"), () -> transaction.execute(status -> work.apply(jdbc))));
    }

    private static Document read(String path, HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("??");
        return Jsoup.parse(answer.body());
    }
}
