package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail program that sends letters byte by byte as they were written, however wrong. */
final class RawSmtp {
    /** Hands a letter to the mail server; its lines may end as lines of Java do. */
    static void send(String from, String to, String letter) throws IOException {
        var port = TheDemo.running().mail().server().getSmtp().getPort();
        try (var line = new Socket("127.0.0.1", port);
                var answers =
                        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1))) {
            line.setSoTimeout(60_000);
            var out = line.getOutputStream();
            expect("220", answers);
            say(out, "HELO evil.example");
            expect("250", answers);
            say(out, "MAIL FROM:<" + from + ">");
            expect("250", answers);
            say(out, "RCPT TO:<" + to + ">");
            expect("250", answers);
            say(out, "DATA");
            expect("354", answers);
            var lines = letter.replaceAll("\r?\n", "\r\n").replace("\r\n.", "\r\n..");
            out.write((lines + "\r\n.\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            expect("250", answers);
            say(out, "QUIT");
        }
    }

    private static void say(OutputStream out, String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void expect(String code, BufferedReader answers) throws IOException {
        assertThat(answers.readLine()).startsWith(code);
    }

    private RawSmtp() {}
}
