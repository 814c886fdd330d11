package dev.baton.ticket;

import dev.baton.shared.EmailAddress;
import dev.baton.shared.UuidV7;
import dev.baton.timeline.ActivityId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands beside tickets in tables: their numbers, keys, participants, and questions over many of them. */
@Component
class TicketRows {
    private static final int FIRST_NUMBER = 1001;
    private static final int KEY_BYTES = 18;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    TicketRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number; who asks at the same time waits, so that none is left out. */
    long nextNumber() {
        return jdbc.sql("""
                        insert into crm.ticket_counter as c (id, last) values (:id, :first)
                        on conflict (tenant_id) do update set last = c.last + 1 returning last
                        """)
                .param("id", UuidV7.next())
                .param("first", FIRST_NUMBER)
                .query(Long.class)
                .single();
    }

    /** Makes the key its customer opens it with: 144 random bits. */
    void makeKey(TicketId ticket) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var made = jdbc.sql("insert into crm.ticket_key (id, ticket_id, key) values (?, ?, ?)")
                .params(UuidV7.next(), ticket.value(), Base64.getUrlEncoder().encodeToString(bytes))
                .update();
        if (made != 1) {
            throw new IllegalStateException("The ticket " + ticket + " got no key");
        }
    }

    /** What its customer opens it with; empty once they are forgotten. */
    String key(TicketId ticket) {
        return jdbc.sql("select key from crm.ticket_key where ticket_id = ?")
                .param(ticket.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    Optional<TicketId> byKey(String key) {
        return jdbc.sql("select ticket_id from crm.ticket_key where key = ?")
                .param(key)
                .query(UUID.class)
                .optional()
                .map(TicketId::new);
    }

    Optional<TicketId> byNumber(long number) {
        return jdbc.sql("select id from crm.ticket where number = ?")
                .param(number)
                .query(UUID.class)
                .optional()
                .map(TicketId::new);
    }

    /** Those who take part already stay as they are. */
    void addParticipants(TicketId ticket, Collection<String> addresses) {
        addParticipants(ticket, addresses, "nothing");
    }

    /** Those one of us writes to: wherever they came from, they take part. */
    void addWrittenTo(TicketId ticket, Collection<String> addresses) {
        addParticipants(ticket, addresses, "update set merged_from = null");
    }

    private void addParticipants(TicketId ticket, Collection<String> addresses, String otherwise) {
        var keys = addresses.stream()
                .map(EmailAddress::read)
                .filter(Objects::nonNull)
                .map(EmailAddress::key)
                .distinct()
                .toArray(String[]::new);
        jdbc.sql("insert into crm.ticket_participant (id, ticket_id, address) "
                        + "select gen_random_uuid(), :ticket, address from unnest(:addresses::text[]) as given (address) "
                        + "on conflict (ticket_id, address) do " + otherwise)
                .param("ticket", ticket.value())
                .param("addresses", keys)
                .update();
    }

    /**
     * Whoever took part in a ticket that became part of this one does so here, too.
     *
     * @param requester of that one, as addresses are compared; null where they have none, or are the same
     * @param stranger whether its customer is another: then they are known by its number until one of us writes to them
     */
    void addMerged(TicketId ticket, TicketId merged, @Nullable String requester, boolean stranger) {
        jdbc.sql("""
                        insert into crm.ticket_participant (id, ticket_id, address, merged_from)
                        select gen_random_uuid(), :ticket, came.address,
                               coalesce(came.merged_from, case when :stranger then (
                                 select number from crm.ticket where id = :merged) end)
                          from (select address, merged_from from crm.ticket_participant
                                 where ticket_id = :merged and address is distinct from :requester
                                union all
                                select :requester, null where cast(:requester as text) is not null) as came
                            on conflict (ticket_id, address) do nothing
                        """)
                .param("ticket", ticket.value())
                .param("merged", merged.value())
                .param("requester", requester)
                .param("stranger", stranger)
                .update();
    }

    /** Those who go on to a ticket that follows from this one: none who is a stranger to its customer. */
    Set<String> readers(TicketId ticket) {
        return Set.copyOf(jdbc.sql("select address from crm.ticket_participant "
                        + "where ticket_id = ? and merged_from is null and address like '%@%'")
                .param(ticket.value())
                .query(String.class)
                .list());
    }

    /** All who take part. */
    Set<String> participants(TicketId ticket) {
        return Set.copyOf(
                jdbc.sql("select address from crm.ticket_participant where ticket_id = ? and address like '%@%'")
                        .param(ticket.value())
                        .query(String.class)
                        .list());
    }

    /**
     * Something that somebody outside said.
     *
     * @param subject null where it has none
     * @param from their address as it is compared; null where it was no letter
     * @param name theirs, as the letter says it
     * @param to whom the letter went to
     * @param acknowledge whether a machine may answer it
     */
    record Said(
            ActivityId entry,
            @Nullable String subject,
            String text,
            @Nullable String from,
            @Nullable String name,
            List<String> to,
            boolean automatic,
            boolean acknowledge) {}

    /** What a person said last, as it came in; words that came by a merge were said when it took place. */
    Optional<Said> lastWords(TicketId ticket) {
        return said("""
                join crm.activity heard on said.id = coalesce((heard.detail ->> 'words')::uuid, heard.id)
                 where heard.record_type = 'ticket' and heard.record_id = ?
                   and (heard.direction = 'in' or heard.kind = 'merge' and heard.detail ->> 'words' is not null)
                   and not coalesce((said.detail ->> 'automatic')::boolean, false)
                 order by heard.id desc limit 1
                """, ticket.value());
    }

    /** What a person outside said last: no machine, and none of us who noted a call. */
    Optional<Said> lastWordsOfAPerson(TicketId ticket) {
        return said("""
                where said.record_type = 'ticket' and said.record_id = ? and said.direction = 'in'
                  and not coalesce((said.detail ->> 'automatic')::boolean, false) and said.detail ->> 'login' is null
                order by said.occurred_at desc, said.id desc limit 1
                """, ticket.value());
    }

    /** What a letter in the timeline of a ticket says. */
    Optional<Said> letter(TicketId ticket, String messageId) {
        return said(
                "where said.record_type = 'ticket' and said.record_id = ? and said.message_id = ? "
                        + "order by said.id desc limit 1",
                ticket.value(),
                messageId);
    }

    private Optional<Said> said(String which, Object... params) {
        return jdbc.sql("""
                        select said.id, said.subject, coalesce(said.body, '') as body, said.detail ->> 'from' as sender,
                               said.detail ->> 'name' as name,
                               coalesce((said.detail ->> 'automatic')::boolean, false) as automatic,
                               coalesce((said.detail ->> 'acknowledge')::boolean, false) as acknowledge,
                               array(select jsonb_array_elements_text(said.detail -> 'to')
                                      where jsonb_typeof(said.detail -> 'to') = 'array') as addressed
                          from crm.activity said
                        """ + which)
                .params(params)
                .query((row, number) -> new Said(
                        new ActivityId(row.getObject("id", UUID.class)),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("sender"),
                        row.getString("name"),
                        List.of((String[]) row.getArray("addressed").getArray()),
                        row.getBoolean("automatic"),
                        row.getBoolean("acknowledge")))
                .optional();
    }

    /**
     * A letter of ours.
     *
     * @param key by which it was posted once
     * @param toOurselves whether it told one of us something
     */
    record Posted(@Nullable String key, Instant at, boolean toOurselves) {
        boolean isSurvey() {
            return isOf(Correspondence.SURVEY);
        }

        /** Whether it may say how the matter was solved. */
        boolean maySolve() {
            return !isSurvey() && !isOf(Correspondence.ACKNOWLEDGE) && !isOf(Correspondence.REMIND);
        }

        private boolean isOf(String kind) {
            return key != null && key.startsWith(kind + ":");
        }
    }

    Optional<Posted> posted(TicketId ticket, String messageId) {
        return jdbc.sql("""
                        select detail ->> 'sendKey' as key, occurred_at,
                               coalesce((detail ->> 'toOurselves')::boolean, false) as to_ourselves
                          from crm.activity
                         where record_type = 'ticket' and record_id = ? and message_id = ? and direction = 'out' limit 1
                        """)
                .params(ticket.value(), messageId)
                .query((row, number) -> new Posted(
                        row.getString("key"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("to_ourselves")))
                .optional();
    }

    /**
     * The Message-IDs of what a customer and we wrote to each other, oldest first. Letters about it to our own people are
     * none of theirs, nor is what one who reads along got once more.
     *
     * @param requester who asked, lower case
     * @param addresses of all who read along, theirs among them
     */
    List<String> conversation(TicketId ticket, String requester, Collection<String> addresses) {
        return jdbc.sql("""
                        select message_id from crm.activity
                         where record_type = 'ticket' and record_id = :ticket and message_id is not null
                           and (direction = 'in' and kind <> 'note' and detail ->> 'from' = any(:addresses)
                                or direction = 'out' and lower(detail ->> 'to') = any(:addresses)
                                   and not coalesce((detail ->> 'toOurselves')::boolean, false)
                                   and (lower(detail ->> 'to') = :requester
                                        or not coalesce((detail ->> 'again')::boolean, false)))
                         order by occurred_at, id
                        """)
                .param("ticket", ticket.value())
                .param("requester", requester)
                .param("addresses", addresses.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** What somebody outside said first. */
    Optional<String> firstWords(TicketId ticket) {
        return jdbc.sql("""
                        select body from crm.activity
                         where record_type = 'ticket' and record_id = ? and direction = 'in' and body is not null
                         order by occurred_at, id limit 1
                        """).param(ticket.value()).query(String.class).optional();
    }

    /** What one of us told the customer last, by letter or on the telephone. */
    Optional<String> ourLastWords(TicketId ticket) {
        return jdbc.sql("""
                        select body from crm.activity
                         where record_type = 'ticket' and record_id = ? and body is not null
                           and (direction = 'out' and not coalesce((detail ->> 'automatic')::boolean, false)
                                or kind = 'call' and detail ->> 'login' is not null)
                         order by occurred_at desc, id desc limit 1
                        """).param(ticket.value()).query(String.class).optional();
    }

    /** Whether somebody was told lately that their ticket came in; a second acknowledgement would only annoy. */
    boolean acknowledgedSince(String emailKey, Instant since, TicketId butNot) {
        return jdbc.sql("""
                        select exists (select 1 from crm.ticket
                                        where requester_email_key = ? and acknowledged_at > ? and id <> ?)
                        """)
                .params(emailKey, PromiseRows.utc(since), butNot.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether an incident about the same is being worked on. */
    boolean openIncident(Topic topic, @Nullable String product) {
        return jdbc.sql("""
                        select exists (select 1 from crm.ticket
                                        where incident and status in ('new', 'open', 'waiting_customer', 'waiting_vendor')
                                          and topic = :topic and (product is not distinct from :product))
                        """)
                .param("topic", topic.key())
                .param("product", product)
                .query(Boolean.class)
                .single();
    }

    /** What follows a ticket, directly or by others, and was asked by the same person; the newest first. */
    List<TicketId> followers(TicketId former, Requester requester) {
        return jdbc
                .sql("""
                        with recursive later (id) as (
                          select id from crm.ticket where follows = :former
                           union
                          select next.id from crm.ticket next join later on next.follows = later.id)
                        select t.id from crm.ticket t join later on later.id = t.id
                         where t.requester_email_key = cast(:email as text)
                            or cast(:email as text) is null and t.requester_email_key is null and t.requester_phone = :phone
                         order by t.number desc limit 20
                        """)
                .param("former", former.value())
                .param("email", requester.emailKey())
                .param("phone", requester.phone())
                .query(UUID.class)
                .list()
                .stream()
                .map(TicketId::new)
                .toList();
    }

    /** The live tickets that belong to an incident, oldest first. */
    List<TicketId> ofIncident(TicketId incident) {
        return jdbc.sql("""
                        select id from crm.ticket
                         where incident_id = ? and status in ('new', 'open', 'waiting_customer', 'waiting_vendor') order by id
                        """).param(incident.value()).query(UUID.class).list().stream()
                .map(TicketId::new)
                .toList();
    }

    /** Tickets whose clocks changed after whoever watches them looked last, a while ago. */
    List<TicketId> unwatched(int most) {
        return jdbc.sql("""
                        select id from crm.ticket where watched_version < sla_version
                           and status not in ('closed', 'merged', 'erased')
                         order by id limit ?
                        """).param(most).query(UUID.class).list().stream()
                .map(TicketId::new)
                .toList();
    }

    void watched(TicketId ticket) {
        var watched = jdbc.sql("update crm.ticket set watched_version = sla_version where id = ?")
                .param(ticket.value())
                .update();
        if (watched != 1) {
            throw new IllegalStateException("The ticket " + ticket + " is gone");
        }
    }
}
