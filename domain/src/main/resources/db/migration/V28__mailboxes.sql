-- The mailboxes a tenant's letters come in by, and the addresses they go out from.

create table crm.mailbox (
  id                 uuid primary key,
  host               text not null,
  port               int not null check (port between 1 and 65535),
  security           text not null check (security in ('TLS', 'NONE')),
  username           text not null,
  folder             text not null,
  active             boolean not null default true,
  secret_changed_at  timestamptz not null,
  created_at         timestamptz not null default now(),
  version            bigint not null default 0
);
call crm.protect('mailbox');
call crm.open_across_tenants('mailbox');
create unique index mailbox_place on crm.mailbox (tenant_id, lower(host), port, username, folder);

-- The password, encrypted. Apart from its mailbox, so that the audit trail holds no copy of it.
create table crm.mailbox_secret (
  id          uuid primary key,
  mailbox_id  uuid not null unique references crm.mailbox on delete cascade,
  sealed      bytea not null
);
call crm.protect('mailbox_secret', false);

-- How the last look into a mailbox went. Written every few seconds, so it is no fact for the audit trail.
create table crm.mailbox_state (
  id               uuid primary key,
  mailbox_id       uuid not null unique references crm.mailbox on delete cascade,
  looked_at        timestamptz not null,
  last_letter_at   timestamptz,
  letters          bigint not null default 0,
  failing_since    timestamptz,
  last_error       text
);
call crm.protect('mailbox_state', false);

create table crm.sender_address (
  id            uuid primary key,
  address       text not null,
  display_name  text not null,
  reply_to      text,
  is_default    boolean not null default false,
  created_at    timestamptz not null default now(),
  version       bigint not null default 0
);
call crm.protect('sender_address');
create unique index sender_address_address on crm.sender_address (tenant_id, lower(address));
create unique index sender_address_default on crm.sender_address (tenant_id) where is_default;
