package dev.baton.sms;

import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.tenant.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which record is spoken of with a number: the one that texted it or was texted from it last. */
@Service
@Transactional(readOnly = true)
public class TextThreads {
    /** The detail of an entry in a timeline that names the customer's number. */
    public static final String NUMBER = "number";

    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final ObjectProvider<TextRecords> records;
    private final Clock clock;

    TextThreads(JdbcClient jdbc, ObjectProvider<TextRecords> records, Clock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Holds what is spoken of with a number to the end of the transaction: who handles another text of it at the same time
     * waits, and then finds the record this one opened.
     */
    void hold(PhoneNumber number) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:tenant || ' ' || :number, 0))")
                .param("tenant", Tenancy.required().toString())
                .param("number", number.e164())
                .query()
                .listOfRows();
    }

    /** The record a text from that number belongs to. */
    public Optional<RecordRef> recordOf(PhoneNumber number) {
        return last(number)
                .flatMap(this::current)
                .or(() -> records.orderedStream()
                        .flatMap(each -> each.newestOpen(number).stream())
                        .findFirst());
    }

    /** Whether whoever has that number texted us so lately that they wait for the answer. */
    public boolean wroteJustNow(PhoneNumber number) {
        return jdbc.sql("select exists (select 1 from crm.activity where kind = 'sms_in' "
                        + "and detail ->> 'number' = :number and occurred_at > :since)")
                .param("number", number.e164())
                .param("since", clock.instant().minus(JUST_NOW).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private Optional<RecordRef> last(PhoneNumber number) {
        return jdbc.sql("select record_type, record_id from crm.activity where kind in ('sms_in', 'sms_out') "
                        + "and detail ->> 'number' = :number order by occurred_at desc, id desc limit 1")
                .param("number", number.e164())
                .query((row, index) -> new RecordRef(
                        RecordType.parse(Objects.requireNonNull(row.getString("record_type"))),
                        Objects.requireNonNull(row.getObject("record_id", UUID.class))))
                .optional();
    }

    private Optional<RecordRef> current(RecordRef record) {
        return records.orderedStream()
                .filter(each -> each.kinds().contains(record.type()))
                .findFirst()
                .map(keeper -> keeper.current(record))
                .orElse(Optional.of(record));
    }
}
