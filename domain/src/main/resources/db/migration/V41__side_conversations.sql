-- What we write to vendors about a ticket, and what they answer: a conversation of its own, which no customer ever sees.
create table crm.side_conversation (
  id               uuid primary key,
  ticket_id        uuid not null references crm.ticket,
  vendor_email     text,
  vendor_email_key text,
  subject          text not null,
  state            text not null check (state in ('waiting', 'answered', 'returned', 'closed')),
  ended_by         text check (ended_by in ('agent', 'ticket', 'silence')),
  reminders        int not null default 0,
  return_reason    text,
  opened_at        timestamptz not null,
  waiting_since    timestamptz not null,
  answered_at      timestamptz,
  closed_at        timestamptz,
  check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (ended_by is not null))
);
call crm.protect('side_conversation');
create index side_conversation_ticket on crm.side_conversation (ticket_id, id);
