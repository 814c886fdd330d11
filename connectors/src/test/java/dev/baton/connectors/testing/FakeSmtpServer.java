package dev.baton.connectors.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An SMTP server that fails, waits and hangs up on demand, and keeps what it took. */
public final class FakeSmtpServer implements AutoCloseable {
    /** What it does with a letter. */
    public enum Behaviour {
        TAKE,
        /** 550 for the recipient. */
        REFUSE,
        /** 554 for the letter, once it has been handed over. */
        REFUSE_THE_LETTER,
        /** 503 in place of an answer to the letter. */
        LOSE_THE_THREAD,
        /** 451 for the recipient. */
        NOT_NOW,
        /** Takes the letter, says so and hangs up without a farewell. */
        TAKE_AND_HANG_UP,
        /** Takes the letter and hangs up instead of saying so. */
        TAKE_IN_SILENCE,
        /** Takes the letter, and says so only once {@link #release()} is called. */
        TAKE_AND_WAIT,
        /** Greets nobody until {@link #release()} is called. */
        WAIT
    }

    /** A letter it took. */
    public record Taken(String recipient, String messageId, String content) {}

    private final ServerSocket socket;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private final Map<String, Behaviour> byRecipient = new ConcurrentHashMap<>();
    private volatile Function<String, Behaviour> behaviour = recipient -> Behaviour.TAKE;
    private volatile boolean greets = true;
    private volatile CountDownLatch gate = new CountDownLatch(1);

    private FakeSmtpServer(ServerSocket socket) {
        this.socket = socket;
    }

    public static FakeSmtpServer start() {
        try {
            var server = new FakeSmtpServer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            daemon(server::accept);
            return server;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void with(String recipient, Behaviour what) {
        byRecipient.put(recipient, what);
    }

    public void withAll(Function<String, Behaviour> what) {
        behaviour = what;
    }

    public void greetNobody() {
        greets = false;
    }

    /** Lets go all who wait, and has nobody wait any more. */
    public void release() {
        greets = true;
        gate.countDown();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<Taken> takenFor(String recipient) {
        return taken.stream()
                .filter(letter -> letter.recipient().equals(recipient))
                .toList();
    }

    public Map<String, Long> timesByMessageId() {
        return taken.stream().collect(Collectors.groupingBy(Taken::messageId, Collectors.counting()));
    }

    /** How often a letter was brought for the recipient, taken or not. */
    public long triesFor(String recipient) {
        return tried.stream().filter(recipient::equals).count();
    }

    @Override
    public void close() throws IOException {
        release();
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                var out = new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.ISO_8859_1)) {
            if (!greets) {
                gate.await();
            }
            say(out, "220 fake ready");
            talk(in, out);
        } catch (IOException | InterruptedException gone) {
            // The client is gone; so are we.
        }
    }

    private void talk(BufferedReader in, Writer out) throws IOException, InterruptedException {
        var recipient = "";
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
            switch (command) {
                case "RCPT" -> {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    tried.add(recipient);
                    say(out, answerTo(what(recipient)));
                }
                case "DATA" -> {
                    say(out, "354 go on");
                    if (!take(in, out, recipient)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 fine");
            }
        }
    }

    private Behaviour what(String recipient) {
        return byRecipient.getOrDefault(recipient, behaviour.apply(recipient));
    }

    private static String answerTo(Behaviour what) {
        return switch (what) {
            case REFUSE -> "550 5.1.1 nobody of that name";
            case NOT_NOW -> "451 4.3.0 come back later";
            default -> "250 fine";
        };
    }

    private boolean take(BufferedReader in, Writer out, String recipient) throws IOException, InterruptedException {
        var content = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false; // The client died while it spoke: what has no end is no letter.
            }
            content.append(line).append("\r\n");
        }
        var what = what(recipient);
        if (what == Behaviour.REFUSE_THE_LETTER) {
            say(out, "554 5.7.1 looks like spam");
            return true;
        }
        if (what == Behaviour.LOSE_THE_THREAD) {
            say(out, "503 5.5.1 bad sequence of commands");
            return true;
        }
        taken.add(new Taken(recipient, messageId(content.toString()), content.toString()));
        if (what == Behaviour.TAKE_IN_SILENCE) {
            return false;
        }
        if (what == Behaviour.TAKE_AND_WAIT) {
            gate.await();
        }
        say(out, "250 2.0.0 taken as " + taken.size());
        return what != Behaviour.TAKE_AND_HANG_UP;
    }

    private static String messageId(String content) {
        return content.lines()
                .filter(line -> line.regionMatches(true, 0, "Message-ID:", 0, 11))
                .map(line -> line.substring(11).strip())
                .findFirst()
                .orElse("");
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "fake-smtp");
        thread.setDaemon(true);
        thread.start();
    }
}
