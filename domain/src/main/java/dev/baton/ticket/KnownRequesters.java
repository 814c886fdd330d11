package dev.baton.ticket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out who asks: the contact of an address or number, and what their company has bought. */
@Component
class KnownRequesters {
    private final JdbcClient jdbc;

    KnownRequesters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Found(
            @Nullable UUID contact,
            @Nullable UUID company,
            @Nullable String tier,
            boolean vip) {}

    /** The same, with what is known of them; one statement. */
    Requester look(Requester requester) {
        var key = requester.emailKey();
        var domain = key == null ? null : key.substring(key.lastIndexOf('@') + 1);
        return jdbc.sql("""
                        select t.id as contact_id, c.id as company_id, c.support_tier, coalesce(t.vip, false) as vip
                          from (select 1) as one
                          left join lateral (
                            select * from crm.contact
                             where withdrawn_at is null
                               and (email_key = :email or phone_e164 = :phone)
                             order by email_key = :email desc nulls last, created_at limit 1) t on true
                          left join lateral (
                            select * from crm.company
                             where withdrawn_at is null and (id = t.company_id or t.company_id is null and domain = :domain)
                             order by customer desc, created_at limit 1) c on true
                        """)
                .param("email", key)
                .param("phone", requester.phone())
                .param("domain", domain)
                .query((row, number) -> new Found(
                        row.getObject("contact_id", UUID.class),
                        row.getObject("company_id", UUID.class),
                        row.getString("support_tier"),
                        row.getBoolean("vip")))
                .optional()
                .map(found -> requester.known(
                        found.contact(),
                        found.company(),
                        found.tier() == null ? SupportTier.STANDARD : SupportTier.parse(found.tier()),
                        found.vip()))
                .orElse(requester);
    }
}
