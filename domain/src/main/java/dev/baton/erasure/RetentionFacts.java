package dev.baton.erasure;

import dev.baton.opportunity.Stage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of a person that laws on keeping ask about: contracts and invoices. */
@Component
class RetentionFacts {
    private final JdbcClient jdbc;
    private final ObjectProvider<InvoiceBook> invoices;

    RetentionFacts(JdbcClient jdbc, ObjectProvider<InvoiceBook> invoices) {
        this.jdbc = jdbc;
        this.invoices = invoices;
    }

    /** An opportunity and how it went. */
    private record Deal(UUID id, Stage stage, int year) {}

    /**
     * What the law asks about each kind of data.
     *
     * @param kinds those of which something was found
     * @param year the calendar year it is
     */
    List<HoldFacts> of(Person person, Set<Place.Kind> kinds, boolean dispute, int year) {
        var booked = booked(person);
        var deals = deals(person);
        var newest = Math.max(
                booked.newestYear(),
                deals.stream()
                        .filter(deal -> deal.stage() == Stage.WON)
                        .mapToInt(Deal::year)
                        .max()
                        .orElse(0));
        var years = newest == 0 ? 0 : Math.max(0, year - newest - 1);
        return kinds.stream()
                .sorted()
                .map(kind -> new HoldFacts(
                        kind.key(),
                        booked.open() > 0 ? "open" : booked.newestYear() > 0 ? "booked" : "none",
                        contract(deals),
                        years,
                        dispute))
                .toList();
    }

    /** The calendar year retention is counted from; 0 when there is nothing to keep. */
    int newestYear(Person person) {
        return Math.max(
                booked(person).newestYear(),
                deals(person).stream()
                        .filter(deal -> deal.stage() == Stage.WON)
                        .mapToInt(Deal::year)
                        .max()
                        .orElse(0));
    }

    /** The contracts, and those of the person's contacts who signed them. */
    Set<UUID> contracts(Person person) {
        return Set.copyOf(jdbc.sql("""
                        select id from crm.opportunity where id = any(:ids) and stage = 'won' and withdrawn_at is null
                        union
                        select contact_id from crm.opportunity
                         where id = any(:ids) and stage = 'won' and withdrawn_at is null and contact_id is not null
                        """)
                .param("ids", person.opportunities().toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private InvoiceBook.Invoices booked(Person person) {
        var book = invoices.getIfAvailable();
        return book == null ? InvoiceBook.Invoices.NONE : book.of(person.records());
    }

    private static String contract(List<Deal> deals) {
        var stages = deals.stream().map(Deal::stage).collect(Collectors.toSet());
        if (stages.contains(Stage.WON)) {
            return "signed";
        }
        return stages.isEmpty() ? "none" : stages.equals(Set.of(Stage.LOST)) ? "lost" : "talks";
    }

    private List<Deal> deals(Person person) {
        return jdbc.sql("""
                        select o.id, o.stage,
                               extract(year from coalesce((select max(s.entered_at) from crm.opportunity_stage s
                                 where s.opportunity_id = o.id and s.stage = 'won'), o.opened_at))::int as year
                          from crm.opportunity o where o.id = any(:ids) and o.withdrawn_at is null
                        """)
                .param("ids", person.opportunities().toArray(UUID[]::new))
                .query((row, number) -> new Deal(
                        row.getObject("id", UUID.class), Stage.parse(row.getString("stage")), row.getInt("year")))
                .list();
    }
}
