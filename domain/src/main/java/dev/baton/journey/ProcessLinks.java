package dev.baton.journey;

import dev.baton.shared.RecordRef;
import dev.baton.shared.UuidV7;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which process instance carries a record. A record has at most one living instance of each process. */
@Service
@Transactional
public class ProcessLinks {
    private final JdbcClient jdbc;
    private final Clock clock;

    ProcessLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Reserves the record for a new instance, in the transaction that starts it. Waits for a concurrent attempt.
     *
     * @return false if an instance of that process carries the record already: start none
     */
    public boolean open(String processKey, RecordRef record) {
        return jdbc.sql("""
                insert into crm.process_link (id, process_key, record_type, record_id, started_at)
                values (:id, :key, :type, :record, :at)
                on conflict (tenant_id, process_key, record_id) where ended_at is null do nothing
                """)
                        .param("id", UuidV7.next())
                        .param("key", processKey)
                        .param("type", record.type().key())
                        .param("record", record.id())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Names the instance that was started after {@link #open}. */
    public void started(String processKey, RecordRef record, String processInstanceId) {
        jdbc.sql("""
                update crm.process_link set process_instance_id = :instance
                 where process_key = :key and record_id = :record and ended_at is null
                """)
                .param("instance", processInstanceId)
                .param("key", processKey)
                .param("record", record.id())
                .update();
    }

    /** Whether an instance of that process ever carried the record, however it ended. */
    public boolean wasOpen(String processKey, RecordRef record) {
        return jdbc.sql("select exists (select 1 from crm.process_link where process_key = ? and record_id = ?)")
                .params(processKey, record.id())
                .query(Boolean.class)
                .single();
    }

    /** The instance is over; the record is free for another one. */
    public void ended(String processInstanceId) {
        jdbc.sql("""
                update crm.process_link set ended_at = :at
                 where process_instance_id = :instance and ended_at is null
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("instance", processInstanceId)
                .update();
    }
}
