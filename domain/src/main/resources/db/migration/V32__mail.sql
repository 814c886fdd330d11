-- Letters, as the mail room sorts them.

-- What a letter opens that belongs to no record yet.
alter table crm.mailbox add column opens text not null default 'lead' check (opens in ('lead', 'ticket'));

-- The book of letters: what each one was taken for, and why.
create table crm.letter (
  id            uuid primary key,
  inbox_id      uuid not null unique,
  message_id    text not null,
  from_address  text not null,
  body_hash     text not null,
  class         text not null,
  decision      jsonb not null,
  record_type   text,
  record_id     uuid,
  received_at   timestamptz not null
);
call crm.protect('letter', false);
create index letter_sender on crm.letter (tenant_id, from_address, received_at desc);

-- Message-IDs that lead to a record without a letter of that name: somebody referred to it, or a relay gave it to ours.
create table crm.letter_id (
  id           uuid primary key,
  message_id   text not null,
  record_type  text not null,
  record_id    uuid not null,
  original     text
);
call crm.protect('letter_id', false);
create unique index letter_id_record on crm.letter_id (tenant_id, message_id, record_id);

-- Addresses our letters do not reach, for a while.
create table crm.address_bounce (
  id          uuid primary key,
  address     text not null,
  hard        boolean not null,
  status      text,
  diagnostic  text,
  times       int not null,
  last_at     timestamptz not null,
  expires_at  timestamptz not null
);
call crm.protect('address_bounce');
create unique index address_bounce_address on crm.address_bounce (tenant_id, address);

create index outbox_message_id on crm.outbox (tenant_id, (payload ->> 'messageId')) where channel = 'email';
create index outbox_letters_to on crm.outbox (tenant_id, lower(recipient), created_at) where channel = 'email';

-- What letters from an address are signed with (DKIM): the half that everybody may see here, the other one sealed and apart,
-- so that the audit trail holds no copy of it.
alter table crm.sender_address add column dkim_selector text, add column dkim_public text;
create table crm.sender_key (
  id         uuid primary key,
  sender_id  uuid not null unique references crm.sender_address on delete cascade,
  sealed     bytea not null
);
call crm.protect('sender_key', false);
