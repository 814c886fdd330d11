package dev.baton.mailroom;

import dev.baton.tenant.Tenancy;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which addresses are the tenant's own: those its letters go out from, and its mailboxes. */
@Component
public class OwnAddresses {
    private final JdbcClient jdbc;

    OwnAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param address lower case */
    public boolean isOurs(String address) {
        return !among(Set.of(address)).isEmpty();
    }

    /**
     * Those that are the tenant's own; one statement.
     *
     * @param addresses lower case
     */
    public Set<String> among(Collection<String> addresses) {
        return Set.copyOf(jdbc.sql("""
                        select given.address from unnest(:addresses::text[]) as given (address)
                         where exists (select 1 from crm.sender_address s where lower(s.address) = given.address)
                            or exists (select 1 from crm.mailbox where lower(username) = given.address)
                            or exists (select 1 from crm.tenant where id = :tenant and lower(mail_address) = given.address)
                        """)
                .param("addresses", addresses.toArray(String[]::new))
                .param("tenant", Tenancy.required().value())
                .query(String.class)
                .list());
    }
}
