package dev.baton.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The line to a mail server. In a storm every second attempt fails: turned away at the door, or cut off after the
 * server took the letter and before its sender could know. It may be slow besides.
 */
final class FlakySmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile int server;
    private volatile boolean storm;
    private volatile Duration slowness = Duration.ZERO;

    private FlakySmtp(ServerSocket socket) {
        this.socket = socket;
    }

    static FlakySmtp open() {
        try {
            var line = new FlakySmtp(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            start(line::accept);
            return line;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    void to(int port) {
        server = port;
    }

    void storm(boolean blows) {
        storm = blows;
    }

    /** How long every fifth letter waits for its answer. */
    void slow(Duration answer) {
        slowness = answer;
    }

    int failures() {
        return failures.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (fails(4)) {
                return;
            }
            try (var peer = new Socket(InetAddress.getLoopbackAddress(), server)) {
                start(() -> copy(client, peer));
                answer(peer.getInputStream(), client.getOutputStream());
            }
        } catch (IOException gone) {
            // One of the two hung up: so does the line.
        }
    }

    /** Passes the server's answers on, all but some that say the letter was taken. */
    private void answer(InputStream from, OutputStream to) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.ISO_8859_1));
        var letterUnderWay = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (letterUnderWay && fails(3)) {
                return;
            }
            if (letterUnderWay) {
                dawdle();
            }
            letterUnderWay = line.startsWith("354");
            to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            to.flush();
        }
    }

    private void dawdle() {
        if (answers.incrementAndGet() % 5 == 0) {
            LockSupport.parkNanos(slowness.toNanos());
        }
    }

    private boolean fails(int oneIn) {
        if (!storm || attempts.incrementAndGet() % oneIn != 0) {
            return false;
        }
        failures.incrementAndGet();
        return true;
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // The other direction notices as well and closes both.
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "flaky-smtp");
        thread.setDaemon(true);
        thread.start();
    }
}
