package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.connectors.Addresses;
import dev.baton.connectors.testing.MailServer;
import dev.baton.mailbox.MailboxPlace;
import dev.baton.mailbox.MailboxProbe;
import dev.baton.mailbox.MailboxProbe.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What an admin is told who tests a mailbox, and where Baton does not let itself be sent. */
class MailboxLineTest {
    @RegisterExtension
    static final MailServer SERVER = MailServer.speaking(ServerSetup.PROTOCOL_IMAP, ServerSetup.PROTOCOL_IMAPS);

    private final MailboxProbe probe = probe(true);

    private static MailboxProbe probe(boolean ownHouse) {
        return new ImapProbe(new MailboxLine(new MailSettings(
                true,
                Duration.ofSeconds(1),
                Duration.ofMinutes(4),
                Duration.ofSeconds(3),
                DataSize.ofMegabytes(1),
                ownHouse,
                true)));
    }

    @BeforeAll
    static void somebody_with_a_mailbox() {
        SERVER.setUser("a@b.test", "a@b.test", "secret");
    }

    private static MailboxPlace at(String host, int port, boolean tls, String folder) {
        return new MailboxPlace(host, port, tls, "a@b.test", folder);
    }

    @Test
    void a_mailbox_that_can_be_read_says_how_much_is_in_it() {
        var answer = probe.look(at("127.0.0.1", imap(), false, "INBOX"), "secret");

        assertThat(answer.isReadable()).as(answer.detail()).isTrue();
        assertThat(answer.letters()).isZero();
    }

    @Test
    void what_is_in_the_way_is_told_apart() throws IOException {
        assertThat(outcome("127.0.0.1", imap(), false, "INBOX", "wrong")).isEqualTo(Outcome.SIGN_IN_REFUSED);
        assertThat(outcome("127.0.0.1", imap(), false, "Nowhere", "secret")).isEqualTo(Outcome.NO_FOLDER);
        assertThat(outcome("127.0.0.1", free(), false, "INBOX", "secret")).isEqualTo(Outcome.NO_ANSWER);
        assertThat(outcome("no-such-host.invalid", 993, true, "INBOX", "secret"))
                .isEqualTo(Outcome.UNKNOWN_HOST);
        assertThat(outcome("127.0.0.1", imap(), true, "INBOX", "secret"))
                .as("TLS to a server without")
                .isIn(Outcome.NOT_UNDERSTOOD, Outcome.TIMEOUT);
        assertThat(outcome("127.0.0.1", SERVER.getImaps().getPort(), true, "INBOX", "secret"))
                .as("a certificate nobody signed")
                .isEqualTo(Outcome.NOT_UNDERSTOOD);
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(outcome("127.0.0.1", silent.getLocalPort(), false, "INBOX", "secret"))
                    .isEqualTo(Outcome.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "0",
                "::",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "::ffff:127.0.0.1",
                "[::ffff:7f00:1]",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "2002:7f00:1::",
                "127.1",
                "127.0.1",
                "127.255.255.254",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "127.0.0.1.",
                "localhost.",
                "\u2460\u2461\u2466.0.0.1",
                "127\u30020\u30020\u30021",
                "169.254.169.254",
                "2852039166",
                "0xa9fea9fe",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fd00:ec2::254"
            })
    void an_address_of_the_own_house_is_not_dialled(String host) {
        assertThat(probe(false).look(at(host, imap(), false, "INBOX"), "secret").outcome())
                .isIn(Outcome.FORBIDDEN_ADDRESS, Outcome.UNKNOWN_HOST);
        assertThat(probe(false).look(at(host, imap(), true, "INBOX"), "secret").outcome())
                .isIn(Outcome.FORBIDDEN_ADDRESS, Outcome.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "2852039166",
                "fe80::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "255.255.255.255",
                "fd00:ec2::254",
                "100.100.100.200",
                "::127.0.0.1"
            })
    void where_no_mail_server_can_be_is_not_dialled_even_in_the_own_house(String host) {
        assertThat(probe(true).look(at(host, imap(), false, "INBOX"), "secret").outcome())
                .isEqualTo(Outcome.FORBIDDEN_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "fd12::1", "::ffff:192.168.0.1"})
    void what_counts_is_where_a_name_leads_when_it_is_dialled(String address) throws IOException {
        var answered = InetAddress.getByAddress(
                "mail.evil.example", InetAddress.getByName(address).getAddress());
        try (var socket = new CheckedSockets(false).createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(answered, 993), 1000))
                    .isInstanceOf(CheckedSockets.Forbidden.class);
        }
        assertThatThrownBy(() -> new CheckedSockets(false).createSocket(answered, 993))
                .isInstanceOf(CheckedSockets.Forbidden.class);
        assertThatThrownBy(() -> new CheckedSockets(false).createSocket(answered, 993, answered, 1))
                .isInstanceOf(CheckedSockets.Forbidden.class);
        assertThatThrownBy(() -> new CheckedSockets(false).createSocket(address, 993))
                .isInstanceOf(CheckedSockets.Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 80, 443, 3306, 5432, 6379, 8080})
    void no_port_but_those_of_imap_is_dialled(int port) throws UnknownHostException {
        var somewhere = InetAddress.getByName("9.9.9.9");
        assertThatThrownBy(() -> new CheckedSockets(false).createSocket(somewhere, port))
                .isInstanceOf(CheckedSockets.Forbidden.class);
    }

    @Test
    void a_server_that_sends_its_caller_elsewhere_is_not_followed() throws IOException {
        var asked = new AtomicInteger();
        try (var elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var referring = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(elsewhere, line -> {
                asked.incrementAndGet();
                return "* OK";
            });
            var place = "imap://a@127.0.0.1:" + elsewhere.getLocalPort() + "/";
            answering(
                    referring,
                    line -> line.isEmpty()
                            ? "* OK [CAPABILITY IMAP4rev1 LOGIN-REFERRALS AUTH=PLAIN] hello"
                            : line.split(" ")[0] + " NO [REFERRAL " + place + "] look there");

            assertThat(outcome("127.0.0.1", referring.getLocalPort(), false, "INBOX", "secret"))
                    .isEqualTo(Outcome.SIGN_IN_REFUSED);
        }
        assertThat(asked).hasValue(0);
    }

    /** Greets, and answers line by line. */
    private static void answering(ServerSocket server, UnaryOperator<String> answer) {
        var thread = new Thread(
                () -> {
                    try (var socket = server.accept();
                            var lines = new BufferedReader(
                                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
                        for (var line = ""; line != null; line = lines.readLine()) {
                            socket.getOutputStream()
                                    .write((answer.apply(line) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                        }
                    } catch (IOException closed) {
                        // The test is over.
                    }
                },
                "imap");
        thread.setDaemon(true);
        thread.start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "fe80::1",
                "fd00::1",
                "::",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "64:ff9b:1::a00:1",
                "::10.0.0.1",
                "::ffff:0:10.0.0.1",
                "fec0::1",
                "100::1",
                "4000::1",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "2001:db8::1",
                "3fff::1",
                "2001::1"
            })
    void what_is_of_the_house(String address) throws UnknownHostException {
        assertThat(Addresses.isOfTheHouse(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9.9.9", "100.63.0.1", "172.32.0.1", "2620:fe::fe", "2001:4860:4860::8888"})
    void what_is_not(String address) throws UnknownHostException {
        assertThat(Addresses.isOfTheHouse(InetAddress.getByName(address))).isFalse();
    }

    private Outcome outcome(String host, int port, boolean tls, String folder, String password) {
        return probe.look(at(host, port, tls, folder), password).outcome();
    }

    private static int imap() {
        return SERVER.getImap().getPort();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
