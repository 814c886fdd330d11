package dev.baton.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.customer.CompanyId;
import dev.baton.customer.ContactId;
import dev.baton.lead.LeadId;
import dev.baton.opportunity.OpportunityId;
import dev.baton.shared.UuidV7;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conversions of leads, with what each moved. */
@Component
class ConversionRows {
    private static final String SELECT = "select lead_id, opportunity_id, company_id, contact_id, company_created, "
            + "contact_created, journal, converted_at, undo_until, undone_at from crm.conversion ";

    /** What a conversion moved, as it is kept. */
    record Journal(List<UUID> activities, List<UUID> consents) {}

    /** A conversion with what it moved. */
    record Kept(Converted converted, Journal journal) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ConversionRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The conversion of a lead that holds. */
    Optional<Kept> of(LeadId lead) {
        return jdbc.sql(SELECT + "where lead_id = ? and undone_at is null")
                .param(lead.value())
                .query(this::kept)
                .optional();
    }

    Optional<LeadId> leadOf(OpportunityId opportunity) {
        return jdbc.sql("select c.lead_id from crm.opportunity o join crm.conversion c on c.lead_id = o.lead_id "
                        + "and c.opportunity_id = o.id where o.id = ? and c.undone_at is null")
                .param(opportunity.value())
                .query((row, number) -> new LeadId(row.getObject("lead_id", UUID.class)))
                .optional();
    }

    void add(Converted converted, Journal journal) {
        var contact = converted.contact();
        jdbc.sql("insert into crm.conversion (id, lead_id, opportunity_id, company_id, contact_id, company_created, "
                        + "contact_created, journal, converted_at, undo_until) values (:id, :lead, :opportunity, :company, "
                        + ":contact, :companyCreated, :contactCreated, cast(:journal as jsonb), :at, :until)")
                .param("id", UuidV7.next())
                .param("lead", converted.lead().value())
                .param("opportunity", converted.opportunity().value())
                .param("company", converted.company().value())
                .param("contact", contact == null ? null : contact.value())
                .param("companyCreated", converted.companyCreated())
                .param("contactCreated", converted.contactCreated())
                .param("journal", write(journal))
                .param("at", converted.convertedAt().atOffset(ZoneOffset.UTC))
                .param("until", converted.undoUntil().atOffset(ZoneOffset.UTC))
                .update();
    }

    void undone(LeadId lead, Instant now) {
        jdbc.sql("update crm.conversion set undone_at = ? where lead_id = ? and undone_at is null")
                .params(now.atOffset(ZoneOffset.UTC), lead.value())
                .update();
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        var contact = row.getObject("contact_id", UUID.class);
        var undone = row.getObject("undone_at", OffsetDateTime.class);
        return new Kept(
                new Converted(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        new OpportunityId(row.getObject("opportunity_id", UUID.class)),
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        contact == null ? null : new ContactId(contact),
                        row.getBoolean("company_created"),
                        row.getBoolean("contact_created"),
                        row.getObject("converted_at", OffsetDateTime.class).toInstant(),
                        row.getObject("undo_until", OffsetDateTime.class).toInstant(),
                        undone == null ? null : undone.toInstant()),
                read(row.getString("journal")));
    }

    private String write(Journal journal) {
        try {
            return json.writeValueAsString(journal);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("The journal of a conversion cannot be written", cause);
        }
    }

    private Journal read(String journal) {
        try {
            return json.readValue(journal, Journal.class);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("The journal of a conversion cannot be read", cause);
        }
    }
}
