package dev.baton.mailbox;

import dev.baton.shared.RecordType;
import dev.baton.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox of a tenant, read over IMAP. Its password is nowhere in here.
 *
 * @param opens what a letter opens that belongs to no record yet: a lead or a ticket
 * @param active false: not read for now
 * @param secretChangedAt when its password was entered
 * @param lookedAt when somebody looked into it last, successfully or not; null before the first time
 * @param lastLetterAt when the last letter was taken out of it
 * @param letters how many were
 * @param failingSince null while it can be read
 * @param lastError what went wrong last, in one line
 */
public record Mailbox(
        UUID id,
        TenantId tenant,
        MailboxPlace place,
        RecordType opens,
        boolean active,
        Instant secretChangedAt,
        @Nullable Instant lookedAt,
        @Nullable Instant lastLetterAt,
        long letters,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        long version) {}
