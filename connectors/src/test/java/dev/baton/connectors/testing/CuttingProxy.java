package dev.baton.connectors.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what a client says to a server, until the client says a certain word: then the line is cut, or the server
 * hears another word.
 */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private volatile @Nullable String word;
    private volatile @Nullable String misheard;

    private CuttingProxy(ServerSocket socket, int target) {
        this.socket = socket;
        this.target = target;
    }

    public static CuttingProxy to(int target) {
        try {
            var proxy = new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            daemon(proxy::accept);
            return proxy;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /**
     * @param next the word that cuts; null for a line that holds
     */
    public void cutAt(@Nullable String next) {
        word = next;
    }

    /** The server understands the client's next saying of that word not at all, and any after it well. */
    public void mishear(String next) {
        misheard = next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                daemon(() -> pass(client, server, true));
                daemon(() -> pass(server, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean listening) {
        try (from;
                to) {
            pass(from.getInputStream(), to.getOutputStream(), listening);
        } catch (IOException gone) {
            // Either side has hung up; closing both is all that is left to do.
        }
    }

    private void pass(InputStream in, OutputStream out, boolean listening) throws IOException {
        var buffer = new byte[8192];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            var cut = word;
            if (listening && cut != null && new String(buffer, 0, read, StandardCharsets.US_ASCII).contains(cut)) {
                return;
            }
            if (listening) {
                garble(buffer, read);
            }
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private void garble(byte[] buffer, int read) {
        var odd = misheard;
        var at = odd == null ? -1 : new String(buffer, 0, read, StandardCharsets.US_ASCII).indexOf(odd);
        if (at >= 0) {
            misheard = null;
            Arrays.fill(buffer, at, at + odd.length(), (byte) 'X');
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
