package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mailboxes and sender addresses, as a company's admin sees and changes them, and what it does to the letters. */
class MailSettingsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final SettingsPages ada = SettingsPages.as("ada");
    private final String address = "box" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example";

    @AfterEach
    void as_it_was() {
        SettingsPages.inAcme(jdbc ->
                jdbc.sql("delete from crm.mailbox where username like 'box%'").update());
        SettingsPages.inAcme(jdbc -> jdbc.sql("delete from crm.sender_address").update());
    }

    @Test
    void only_administrators_come_in_and_only_to_their_own_companys() {
        for (var login : List.of("mara", "sam", "otto")) {
            SettingsPages.as(login).open("/mailboxes", 403);
        }
        var box = boxOf("hello@acme.example");
        ada.open(box, 200);
        SettingsPages.as("gaia").open(box, 404);
        assertThat(SettingsPages.as("gaia").open("/mailboxes").text())
                .contains("hello@globex.example")
                .doesNotContain("acme.example");
    }

    @Test
    void the_mailbox_of_the_company_is_read_and_says_so() {
        var row = await().atMost(PATIENCE)
                .until(() -> ada.open("/mailboxes").select("tbody tr").text(), text -> text.contains("Is read"));
        assertThat(row).contains("hello@acme.example", "127.0.0.1");
    }

    @Test
    void a_wrong_password_is_told_at_once_and_the_right_one_brings_the_letters_in() {
        var mail = TheDemo.running().mail();
        mail.server().setUser(address, address, "right");
        mail.send(
                new Draft("customer@new.example", "New Customer", address, "Robots " + address, "We need one."),
                Optional.empty());

        var tried = send(Map.of("password", "wrong", "try", "true"), 200);
        assertThat(tried.select("#answer").text()).contains("The server refuses user name or password");
        assertThat(tried.select("input[type=password]").val()).isEmpty();
        assertThat(send(Map.of("password", "right", "try", "true"), 200)
                        .select("#answer")
                        .text())
                .contains("The connection works", "1 letters");

        send(Map.of("password", "wrong"), 200);
        var box = boxOf(address);
        await().atMost(PATIENCE).until(() -> ada.open(box).text(), text -> text.contains("Cannot be read"));
        assertThat(ada.open(box).toString()).doesNotContain("wrong");

        ada.send(box, box, Map.of("password", "right"), 200);
        await().atMost(PATIENCE)
                .until(
                        () -> SettingsPages.inAcme(
                                jdbc -> jdbc.sql("select count(*) from crm.lead where email = 'customer@new.example'")
                                        .query(Long.class)
                                        .single()),
                        count -> count == 1);
        await().atMost(PATIENCE).until(() -> ada.open(box).text(), text -> text.contains("Is read"));

        var question = ada.open(box + "/remove");
        ada.sendShown(question, box + "/remove", Map.of(), 200);
        ada.open(box, 404);
        String changes = SettingsPages.inAcme(jdbc -> jdbc.sql(
                        "select string_agg(action, ',' order by id) from crm.audit where table_name = 'mailbox' "
                                + "and actor = 'person:ada' and record_id = cast(:id as uuid)")
                .param("id", box.replaceFirst(".*/", ""))
                .query(String.class)
                .single());
        assertThat(changes).isEqualTo("insert,update,delete");
    }

    @Test
    void what_is_wrong_stands_beside_its_field() {
        var page = send(Map.of("host", "not a host", "port", "imap", "username", " ", "folder", " "), 422);

        assertThat(page.select(".error").eachText())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("Name the server");
        assertThat(page.select("#port").val()).isEqualTo("imap");
        var box = boxOf("hello@acme.example");
        assertThat(ada.send(box, box, Map.of("host", "localhost", "try", "true"), 422)
                        .select(".error")
                        .text())
                .startsWith("Enter the password again");
    }

    @Test
    void letters_go_out_under_the_default_sender_and_answers_find_their_way() throws MessagingException {
        sender("sales@acme.example", "Acme Sales ä", "hello@acme.example", 200);
        sender("help@acme.example", "Acme Help", "", 200);
        assertThat(sender("sales@acme.example", "Twice", "", 422)
                        .select(".error")
                        .text())
                .contains("already");
        assertThat(sender("evil", "Name", "a b@c.d", 422).select(".error")).hasSize(2);

        var customer = Strangers.next();
        var api = Api.with(TheDemo.apiKey(DemoTenants.ACME));
        api.post("/leads", customer.json());
        var letter = await().atMost(PATIENCE)
                .until(() -> first(customer.email()), Optional::isPresent)
                .orElseThrow();

        assertThat(letter.getFrom()[0].toString()).contains("sales@acme.example");
        assertThat(letter.getReplyTo()[0].toString()).matches(".*hello\\+l[0-9a-f-]{36}@acme\\.example.*");

        var page = ada.open("/mailboxes");
        var help = page.select("tr:contains(help@acme.example) form")
                .attr("action")
                .replaceFirst("^/settings", "");
        assertThat(ada.sendShown(page, help, Map.of(), 200)
                        .select("tr:contains(help@acme.example)")
                        .text())
                .contains("Default");
        var removal = help.replace("/default", "/remove");
        ada.send(removal, removal, Map.of(), 422);
    }

    private static Optional<Message> first(String address) {
        var users = TheDemo.running().mail().server().getManagers().getUserManager();
        var user = users.getUserByEmail(address);
        if (user == null) {
            return Optional.empty();
        }
        try {
            return TheDemo.running()
                    .mail()
                    .server()
                    .getManagers()
                    .getImapHostManager()
                    .getInbox(user)
                    .getMessages()
                    .stream()
                    .map(stored -> (Message) stored.getMimeMessage())
                    .findFirst();
        } catch (FolderException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private Document sender(String from, String name, String replyTo, int status) {
        return ada.send(
                "/senders/new",
                "/senders/new",
                Map.of("address", from, "displayName", name, "replyTo", replyTo),
                status);
    }

    private Document send(Map<String, String> changed, int status) {
        var values = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(TheDemo.running().mail().server().getImap().getPort()),
                "tls",
                "",
                "username",
                address));
        values.putAll(changed);
        return ada.send("/mailboxes/new", "/mailboxes/new", values, status);
    }

    private String boxOf(String username) {
        return ada.open("/mailboxes")
                .select("a:containsOwn(" + username + ")")
                .attr("href")
                .replaceFirst("^/settings", "");
    }
}
