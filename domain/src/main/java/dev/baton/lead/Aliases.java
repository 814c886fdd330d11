package dev.baton.lead;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a record stands today: a merged lead is its survivor, a converted one its opportunity. */
@Component
class Aliases {
    /** Merges of merges are short; a longer chain is a ring. */
    private static final int LONGEST_CHAIN = 10;

    private final JdbcClient jdbc;

    Aliases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The record that new entries of a timeline belong to; empty when there is no such record. */
    Optional<RecordRef> ofTimeline(RecordRef record) {
        return follow(record, "opportunity", "opportunity_id");
    }

    /** The record a lead is merged into; a person, not their opportunity. */
    Optional<RecordRef> ofPerson(RecordRef record) {
        return follow(record, "contact", "contact_id");
    }

    private Optional<RecordRef> follow(RecordRef record, String convertedType, String convertedColumn) {
        var at = record;
        for (var hop = 0; hop < LONGEST_CHAIN; hop++) {
            if (at.type() != RecordType.LEAD) {
                return exists(at) ? Optional.of(at) : Optional.empty();
            }
            var next = next(at, convertedType, convertedColumn);
            if (next.isEmpty() || next.get().equals(at)) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Optional<RecordRef> next(RecordRef lead, String convertedType, String convertedColumn) {
        return jdbc.sql("select coalesce(l.merged_into_type, case when v." + convertedColumn + " is not null then '"
                        + convertedType + "' end, 'lead') as type, coalesce(l.merged_into, v." + convertedColumn
                        + ", l.id) as id from crm.lead l left join crm.conversion v on v.lead_id = l.id and v.undone_at is null "
                        + "where l.id = ?")
                .param(lead.id())
                .query((row, number) ->
                        new RecordRef(RecordType.parse(row.getString("type")), row.getObject("id", UUID.class)))
                .optional();
    }

    private boolean exists(RecordRef record) {
        return jdbc.sql("select exists (select 1 from crm." + record.type().key() + " where id = ?)")
                .param(record.id())
                .query(Boolean.class)
                .single();
    }
}
