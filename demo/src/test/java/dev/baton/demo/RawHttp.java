package dev.baton.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as bytes on a line, for what no client would send. */
final class RawHttp {
    private final String address;

    /** What came back, as it came. */
    record Answer(String text) {
        /** 0 when the server only hung up. */
        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private RawHttp(String address) {
        this.address = address;
    }

    /** From one of this machine's own addresses, 127.0.0.0/8. */
    static RawHttp from(String address) {
        return new RawHttp(address);
    }

    static RawHttp line() {
        return from("127.0.0.1");
    }

    Answer send(String... lines) {
        return sendBytes(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    Answer sendBytes(byte[] request) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress(
                    "127.0.0.1", URI.create(TheDemo.address()).getPort()));
            socket.setSoTimeout(40_000);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException hungUp) {
                return new Answer(read(socket));
            }
            return new Answer(read(socket));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String read(Socket socket) {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketTimeoutException stillOpen) {
            throw new UncheckedIOException("No end of the answer: " + bytes, stillOpen);
        } catch (IOException hungUp) {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
