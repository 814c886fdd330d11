package dev.baton.lead;

import dev.baton.mail.Mailer;
import dev.baton.mail.OutgoingMail;
import dev.baton.outbox.SendKey;
import dev.baton.timeline.ActivityKind;
import dev.baton.timeline.Direction;
import dev.baton.timeline.NewActivity;
import dev.baton.timeline.Timeline;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mailer that keeps letters instead of posting them; the timeline knows of them as always. */
public class RecordedMail implements Mailer {
    private final Timeline timeline;
    private final Clock clock;
    private final Map<SendKey, OutgoingMail> posted = new LinkedHashMap<>();

    RecordedMail(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public boolean post(
            SendKey key, @Nullable String processInstanceId, @Nullable String activityId, OutgoingMail mail) {
        if (posted.putIfAbsent(key, mail) != null) {
            return false;
        }
        timeline.add(NewActivity.of(mail.record(), ActivityKind.MAIL_OUT, Direction.OUT, clock.instant())
                .subject(mail.subject())
                .body(mail.text())
                .messageId(messageId(key)));
        return true;
    }

    public String messageId(SendKey key) {
        return "<" + key.text().replace(':', '.') + "@baton.test>";
    }

    public List<OutgoingMail> about(LeadId lead) {
        return posted.values().stream()
                .filter(mail -> mail.record().id().equals(lead.value()))
                .toList();
    }
}
