package dev.baton.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostedMailTest {
    private static final RecordRef RECORD = new RecordRef(RecordType.TICKET, UUID.randomUUID());

    @Test
    void what_one_of_us_is_told_is_noted_as_such_also_when_it_is_sent_anew() {
        var told = posted(OutgoingMail.toOneOfUs(RECORD, "lena@acme.example", "Lena Lang", "Late", "It is late"));
        var said = posted(OutgoingMail.to(RECORD, "ada@engines.example", "Hello", "Good day"));

        assertThat(told.mail().automatic()).isTrue();
        assertThat(noted(told)).isEqualTo(true);
        assertThat(noted(PostedMail.fromPayload(told.toPayload()).anew())).isEqualTo(true);
        assertThat(noted(said)).isEqualTo(false);
        assertThat(noted(PostedMail.fromPayload(said.toPayload()).anew())).isEqualTo(false);
    }

    private static PostedMail posted(OutgoingMail mail) {
        return new PostedMail(mail, "<1@acme.example>", "help@acme.example", "Acme", "help+x@acme.example", null, null);
    }

    private static Object noted(PostedMail posted) {
        return posted.noted(SendKey.of("told"), Instant.EPOCH).detail().get("toOurselves");
    }
}
