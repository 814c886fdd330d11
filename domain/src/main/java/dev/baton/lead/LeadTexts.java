package dev.baton.lead;

import dev.baton.shared.PhoneNumber;
import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import dev.baton.sms.TextReceived;
import dev.baton.sms.TextRecords;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the lead a text belongs to, and what becomes of it then. */
@Component
class LeadTexts implements TextRecords {
    private static final Set<RecordType> KINDS =
            Set.of(RecordType.LEAD, RecordType.COMPANY, RecordType.CONTACT, RecordType.OPPORTUNITY);

    private static final String OPEN =
            "status in ('new', 'quarantined', 'open', 'contacted', 'qualified', 'nurturing')";

    private final Aliases aliases;
    private final LeadAnswers answers;
    private final JdbcClient jdbc;

    LeadTexts(Aliases aliases, LeadAnswers answers, JdbcClient jdbc) {
        this.aliases = aliases;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    @Override
    public Set<RecordType> kinds() {
        return KINDS;
    }

    @Override
    public Optional<RecordRef> current(RecordRef record) {
        return aliases.ofTimeline(record).filter(this::isNotOver);
    }

    private boolean isNotOver(RecordRef record) {
        return record.type() != RecordType.LEAD
                || jdbc.sql("select exists (select 1 from crm.lead where id = :id and " + OPEN + ")")
                        .param("id", record.id())
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public Optional<RecordRef> newestOpen(PhoneNumber number) {
        return jdbc.sql("select id from crm.lead where phone_e164 = :number " + "and " + OPEN
                        + " order by id desc limit 1")
                .param("number", number.e164())
                .query((row, index) -> RecordRef.lead(Objects.requireNonNull(row.getObject("id", UUID.class))))
                .optional();
    }

    @EventListener
    void on(TextReceived text) {
        if (text.record().type() == RecordType.LEAD) {
            answers.heard(new LeadId(text.record().id()));
        }
    }
}
