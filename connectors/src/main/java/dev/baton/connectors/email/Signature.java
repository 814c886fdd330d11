package dev.baton.connectors.email;

import dev.baton.mailbox.SigningKey;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/** Signs letters (DKIM, RFC 6376): whoever takes them in sees that they are ours and unchanged. */
final class Signature {
    /** What nobody may change on the way, and of From no second one be added (RFC 6376, 8.15). */
    private static final List<String> SIGNED = List.of(
            "From",
            "Reply-To",
            "To",
            "Cc",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    /** Signs a letter that is written to the end. */
    static void put(MimeMessage message, SigningKey key) throws MessagingException {
        var names = new ArrayList<String>();
        for (var name : SIGNED) {
            if (message.getHeader(name) != null) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        var template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + key.domain() + "; s=" + key.selector() + "; h="
                + String.join(":", names) + ":from; bh=; b=;";
        try {
            var bytes = new ByteArrayOutputStream();
            // As the transport writes it: with the line ends of RFC 5321, whatever the text had.
            var asSent = new CRLFOutputStream(bytes);
            message.writeTo(asSent);
            asSent.flush();
            var header = new DKIMSigner(template, key.key()).sign(new ByteArrayInputStream(bytes.toByteArray()));
            message.setHeader(
                    "DKIM-Signature", header.substring(header.indexOf(':') + 1).strip());
        } catch (IOException | FailException cause) {
            throw new MessagingException("The letter cannot be signed", cause);
        }
    }

    private Signature() {}
}
