-- What Baton tells the world, and what the world tells Baton.

-- An event has a place among all events, and is read in that order. It is numbered by the database: nodes' clocks differ.
create sequence crm.event_number;
alter table crm.outbox add column number bigint;
-- When the number was taken, not when its transaction began: whoever reads waits for transactions older than this.
alter table crm.outbox add column numbered_at timestamptz;
-- Lanes of a channel (one for each web hook) fail and rest apart from each other.
alter table crm.outbox add column lane text not null default '';
alter table crm.channel_circuit add column lane text not null default '';
drop index crm.channel_circuit_channel;
create unique index channel_circuit_lane on crm.channel_circuit (tenant_id, channel, lane);

alter table crm.outbox drop constraint outbox_state_check;
alter table crm.outbox add constraint outbox_state_check
  check (state in ('waiting', 'sent', 'dead', 'cancelled', 'kept'));

-- Events of before waited for somebody to carry them away; nobody was there.
select set_config('baton.scope', 'across-tenants', true);
update crm.outbox o
   set number = nextval('crm.event_number'), numbered_at = o.created_at, state = 'kept',
       key = 'event:opportunity.opened:' || o.record_type || ':' || o.record_id || ':' || o.id,
       summary = o.recipient,
       payload = jsonb_build_object(
         'time', to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
         'data', o.payload - 'type')
 where o.channel = 'event' and o.recipient = 'opportunity.opened';
select set_config('baton.scope', '', true);
alter table crm.outbox add constraint outbox_event_number check ((channel = 'event') = (number is not null));

create unique index outbox_event on crm.outbox (tenant_id, number) where channel = 'event';
create index outbox_event_type on crm.outbox (tenant_id, recipient, number) where channel = 'event';
create index outbox_event_record on crm.outbox (tenant_id, record_id, number) where channel = 'event';
-- Whether an older event of the same record has still to leave.
create index outbox_event_first on crm.outbox (record_id, number) where channel = 'event' and state = 'waiting';

-- Where a tenant wants events to be posted.
create table crm.webhook_endpoint (
  id                 uuid primary key,
  url                text not null,
  types              text[] not null default '{}', -- none: all of them
  active             boolean not null default true,
  off_because        text,
  secret_changed_at  timestamptz not null,
  created_at         timestamptz not null default now(),
  version            bigint not null default 0
);
call crm.protect('webhook_endpoint');
create unique index webhook_endpoint_url on crm.webhook_endpoint (tenant_id, url);

-- What its posts are signed with, encrypted. Apart from its endpoint, so that the audit trail holds no copy of it.
create table crm.webhook_secret (
  id           uuid primary key,
  endpoint_id  uuid not null unique references crm.webhook_endpoint on delete cascade,
  sealed       bytea not null
);
call crm.protect('webhook_secret', false);

create index outbox_lane on crm.outbox (tenant_id, lane, id desc) where channel = 'webhook';
