-- Texts (SMS): who wants none, when nobody is texted, how far each has come.

-- A number that wants no texts. Kept until whoever has it says otherwise.
create table crm.text_opt_out (
  id      uuid primary key,
  number  text not null,
  how     text not null check (how in ('keyword', 'provider')),
  at      timestamptz not null
);
call crm.protect('text_opt_out');
create unique index text_opt_out_number on crm.text_opt_out (tenant_id, number);

-- At most one row for each tenant. Both null: no quiet hours.
create table crm.text_settings (
  id           uuid primary key,
  quiet_from   time,
  quiet_until  time,
  version      bigint not null,
  check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until)
);
call crm.protect('text_settings');
create unique index text_settings_tenant on crm.text_settings (tenant_id);

-- How far a text has come at the provider, by what it told in whatever order; only ever forward.
create table crm.text_status (
  id         uuid primary key,
  outbox_id  uuid not null unique references crm.outbox,
  sid        text not null,
  status     text not null check (status in ('queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed')),
  code       int,
  at         timestamptz not null
);
call crm.protect('text_status', false);
create unique index text_status_sid on crm.text_status (tenant_id, sid);

-- Who was spoken of with a number, newest first.
create index activity_text_number on crm.activity (tenant_id, (detail ->> 'number'), occurred_at desc)
  where kind in ('sms_in', 'sms_out');
-- What waits for a number that wants no texts any more.
create index outbox_text_recipient on crm.outbox (tenant_id, recipient) where channel = 'sms' and state = 'waiting';
