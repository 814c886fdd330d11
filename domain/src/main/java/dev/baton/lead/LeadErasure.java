package dev.baton.lead;

import dev.baton.shared.RecordRef;
import dev.baton.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what was written about a person outside the lead or contact itself. */
@Component
public class LeadErasure {
    private final JdbcClient jdbc;
    private final Timeline timeline;

    LeadErasure(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /**
     * Forgets the words; that something was said, sent and decided, and when, stays. Repeating it changes nothing.
     *
     * @param emailKey the comparable address, whose letters to us are forgotten too; null when there is none
     */
    public void forget(RecordRef record, @Nullable String emailKey) {
        timeline.erase(record);
        jdbc.sql("update crm.outbox set payload = '{}', recipient = 'erased', summary = 'erased', "
                        + "state = case when state = 'sent' then state else 'cancelled' end "
                        + "where record_type = ? and record_id = ? and channel not in ('event', 'webhook')")
                .params(record.type().key(), record.id())
                .update();
        jdbc.sql("update crm.decision_record set inputs = '{}' where record_type = ? and record_id = ?")
                .params(record.type().key(), record.id())
                .update();
        jdbc.sql("update crm.consent set ip = null where record_type = ? and record_id = ?")
                .params(record.type().key(), record.id())
                .update();
        jdbc.sql("delete from crm.lead_twin where lead_id = ? or record_id = ?")
                .params(record.id(), record.id())
                .update();
        jdbc.sql("update crm.work_item set record_title = 'erased', customer = null where record_id = ?")
                .param(record.id())
                .update();
        if (emailKey != null) {
            jdbc.sql("update crm.inbox set payload = '{}', raw = null where kind = 'mail' and state <> 'waiting' "
                            + "and payload ->> 'from' = ?")
                    .param(emailKey)
                    .update();
        }
    }
}
