-- What every module stands on: tenants behind row-level security, the audit trail, people, the timeline,
-- decisions, journeys, the work list, the outbox and the inbox.

create schema if not exists crm;
create extension if not exists pg_trgm schema public;
create extension if not exists unaccent schema public;

-- The tenant of this transaction; null (and so no row of any table) when none is set.
create function crm.current_tenant() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('baton.tenant', true), '')::uuid $$;

-- Who acts in this transaction, as "kind:name", for the audit trail.
create function crm.current_actor() returns text language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('baton.actor', true), ''), 'system:unknown') $$;

create table crm.audit (
  id          bigint generated always as identity primary key,
  tenant_id   uuid not null default crm.current_tenant(),
  at          timestamptz not null default clock_timestamp(),
  actor       text not null default crm.current_actor(),
  table_name  text not null,
  record_id   uuid not null,
  action      text not null check (action in ('insert', 'update', 'delete')),
  before      jsonb,
  after       jsonb
);
create index audit_record on crm.audit (tenant_id, record_id, id);
alter table crm.audit enable row level security;
alter table crm.audit force row level security;
create policy tenant on crm.audit using (tenant_id = (select crm.current_tenant()))
  with check (tenant_id = (select crm.current_tenant()));

-- Keeps the columns that changed. Columns that only serve a search or a list are no facts and stay out.
create function crm.audit_row() returns trigger language plpgsql as
$$
declare
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - 'search' - 'tenant_id' end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - 'search' - 'tenant_id' end;
  changed_before jsonb;
  changed_after jsonb;
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
      into changed_before, changed_after
      from jsonb_each(old_row) o
     where o.value is distinct from new_row -> o.key and o.key <> 'version';
    if changed_before is null then
      return null;
    end if;
  else
    changed_before := old_row;
    changed_after := new_row;
  end if;
  insert into crm.audit (table_name, record_id, action, before, after)
  values (tg_table_name, coalesce(new.id, old.id), lower(tg_op), changed_before, changed_after);
  return null;
end
$$;

-- Puts a table behind its tenant: the column, the policy that also binds the owner, and the audit trail.
create procedure crm.protect(table_name text, audited boolean default true) language plpgsql as
$$
begin
  execute format('alter table crm.%I add column if not exists tenant_id uuid not null default crm.current_tenant()', table_name);
  execute format('alter table crm.%I enable row level security', table_name);
  execute format('alter table crm.%I force row level security', table_name);
  execute format('create policy tenant on crm.%I using (tenant_id = (select crm.current_tenant())) '
                 'with check (tenant_id = (select crm.current_tenant()))', table_name);
  if audited then
    execute format('create trigger audit after insert or update or delete on crm.%I '
                   'for each row execute function crm.audit_row()', table_name);
  end if;
end
$$;

-- Work that belongs to no single tenant (the relay, the directory of tenants) opens a table for itself by name.
create procedure crm.open_across_tenants(table_name text) language plpgsql as
$$
begin
  execute format('create policy across_tenants on crm.%I '
                 'using ((select current_setting(''baton.scope'', true)) = ''across-tenants'')', table_name);
end
$$;

create table crm.tenant (
  id            uuid primary key,
  key           text not null unique check (key ~ '^[a-z][a-z0-9-]{1,40}$'),
  name          text not null,
  zone          text not null,
  country       text not null check (country ~ '^[A-Z]{2}$'),
  locale        text not null default 'en',
  public_key    text not null unique,
  mail_address  text not null unique,
  created_at    timestamptz not null default now(),
  version       bigint not null default 0
);
alter table crm.tenant enable row level security;
alter table crm.tenant force row level security;
create policy tenant on crm.tenant using (id = (select crm.current_tenant()))
  with check (id = (select crm.current_tenant()));
call crm.open_across_tenants('tenant');
create trigger audit after insert or update or delete on crm.tenant
  for each row execute function crm.audit_row();

create table crm.person (
  id          uuid primary key,
  login       text not null,
  name        text not null,
  email       text not null,
  zone        text not null,
  locale      text not null default 'en',
  capacity    int not null default 20 check (capacity >= 0),
  active      boolean not null default true,
  created_at  timestamptz not null default now(),
  version     bigint not null default 0
);
call crm.protect('person');
create unique index person_login on crm.person (tenant_id, login);

create table crm.person_absence (
  id         uuid primary key,
  person_id  uuid not null references crm.person,
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  reason     text not null,
  version    bigint not null default 0,
  check (from_at < to_at)
);
call crm.protect('person_absence');
create index person_absence_person on crm.person_absence (person_id, to_at);

create table crm.team (
  id       uuid primary key,
  key      text not null check (key ~ '^[a-z][a-z0-9-]{1,40}$'),
  name     text not null,
  version  bigint not null default 0
);
call crm.protect('team');
create unique index team_key on crm.team (tenant_id, key);

create table crm.team_member (
  id         uuid primary key,
  team_id    uuid not null references crm.team,
  person_id  uuid not null references crm.person,
  unique (team_id, person_id)
);
call crm.protect('team_member');
create index team_member_person on crm.team_member (person_id);

-- The timeline of a record: what was said, sent, received, noted.
create table crm.activity (
  id           uuid primary key,
  record_type  text not null,
  record_id    uuid not null,
  kind         text not null,
  direction    text not null default 'internal' check (direction in ('in', 'out', 'internal')),
  occurred_at  timestamptz not null,
  actor        text not null default crm.current_actor(),
  subject      text,
  body         text,
  body_html    text,
  message_id   text,
  detail       jsonb not null default '{}',
  created_at   timestamptz not null default now(),
  version      bigint not null default 0
);
call crm.protect('activity');
create index activity_record on crm.activity (tenant_id, record_type, record_id, occurred_at desc, id desc);
create index activity_message on crm.activity (tenant_id, message_id) where message_id is not null;

create table crm.attachment (
  id            uuid primary key,
  activity_id   uuid not null references crm.activity,
  file_name     text not null,
  content_type  text not null,
  size          bigint not null,
  content       bytea not null
);
call crm.protect('attachment', false);
create index attachment_activity on crm.attachment (activity_id);

create table crm.consent (
  id            uuid primary key,
  record_type   text not null,
  record_id     uuid not null,
  purpose       text not null,
  given         boolean not null,
  text_version  text not null,
  source        text not null,
  ip            text,
  at            timestamptz not null
);
call crm.protect('consent');
create index consent_record on crm.consent (tenant_id, record_id, at);

-- An address or number nobody may contact any more.
create table crm.suppression (
  id       uuid primary key,
  address  text not null,
  reason   text not null,
  at       timestamptz not null
);
call crm.protect('suppression');
create unique index suppression_address on crm.suppression (tenant_id, address);

-- What a decision table decided for a record: with which inputs, by which rule of which version.
create table crm.decision_record (
  id                    uuid primary key,
  record_type           text not null,
  record_id             uuid not null,
  decision_key          text not null,
  decision_name         text not null,
  decision_version      int not null,
  decision_id           text not null,
  process_instance_id   text,
  activity_instance_id  text,
  activity_id           text,
  inputs                jsonb not null,
  outputs               jsonb not null,
  rules                 jsonb not null,
  at                    timestamptz not null
);
call crm.protect('decision_record', false);
create index decision_record_record on crm.decision_record (tenant_id, record_id, at desc);
create index decision_record_instance on crm.decision_record (process_instance_id);

-- Which process instance carries a record; at most one that lives.
create table crm.process_link (
  id                   uuid primary key,
  process_key          text not null,
  record_type          text not null,
  record_id            uuid not null,
  process_instance_id  text,
  started_at           timestamptz not null,
  ended_at             timestamptz
);
call crm.protect('process_link', false);
create unique index process_link_live on crm.process_link (tenant_id, process_key, record_id) where ended_at is null;
create index process_link_record on crm.process_link (tenant_id, record_id, started_at desc);
create index process_link_instance on crm.process_link (process_instance_id);

-- The work list: what a person's list needs of an open user task, never a copy of its record.
create table crm.work_item (
  id                   uuid primary key,
  task_id              text not null unique,
  task_key             text not null,
  process_key          text not null,
  process_instance_id  text not null,
  title                text not null,
  record_type          text not null,
  record_id            uuid not null,
  record_title         text not null,
  customer             text,
  priority             int not null default 50,
  due_at               timestamptz,
  groups               text[] not null default '{}',
  assignee             text,
  form_id              text,
  created_at           timestamptz not null,
  search               tsvector generated always as
                         (to_tsvector('simple', title || ' ' || record_title || ' ' || coalesce(customer, ''))) stored
) with (fillfactor = 80);
call crm.protect('work_item', false);
create index work_item_mine on crm.work_item (tenant_id, assignee, due_at, id) where assignee is not null;
create index work_item_order on crm.work_item (tenant_id, due_at, id);
create index work_item_groups on crm.work_item using gin (groups);
create index work_item_search on crm.work_item using gin (search);
create index work_item_record on crm.work_item (tenant_id, record_id);
create index work_item_instance on crm.work_item (process_instance_id);

-- What is to reach the outside, written by the transaction that decided it and sent after its commit.
create table crm.outbox (
  id                   uuid primary key,
  channel              text not null,
  key                  text not null,
  record_type          text not null,
  record_id            uuid not null,
  process_instance_id  text,
  activity_id          text,
  recipient            text not null,
  summary              text not null,
  payload              jsonb not null,
  state                text not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'cancelled')),
  attempts             int not null default 0,
  created_at           timestamptz not null default now(),
  next_attempt_at      timestamptz not null default now(),
  lease_owner          text,
  lease_until          timestamptz,
  sent_at              timestamptz,
  last_answer          text,
  actor                text not null default crm.current_actor()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
call crm.protect('outbox', false);
call crm.open_across_tenants('outbox');
create unique index outbox_key on crm.outbox (tenant_id, key);
create index outbox_waiting on crm.outbox (channel, next_attempt_at) where state = 'waiting';
create index outbox_dead on crm.outbox (tenant_id, created_at desc) where state = 'dead';
create index outbox_record on crm.outbox (tenant_id, record_id, created_at desc);

-- Each try to send, with what the peer answered: the evidence.
create table crm.outbox_attempt (
  id         uuid primary key,
  outbox_id  uuid not null references crm.outbox,
  at         timestamptz not null,
  outcome    text not null check (outcome in ('sent', 'retry', 'refused')),
  answer     text not null
);
call crm.protect('outbox_attempt', false);
call crm.open_across_tenants('outbox_attempt');
create index outbox_attempt_outbox on crm.outbox_attempt (outbox_id, at);

-- A channel that failed too often rests until the given time.
create table crm.channel_circuit (
  id          uuid primary key,
  channel     text not null,
  failures    int not null,
  open_until  timestamptz,
  last_error  text,
  updated_at  timestamptz not null
);
call crm.protect('channel_circuit', false);
call crm.open_across_tenants('channel_circuit');
create unique index channel_circuit_channel on crm.channel_circuit (tenant_id, channel);

-- What came from the outside, stored before anything starts work on it.
create table crm.inbox (
  id               uuid primary key,
  source           text not null,
  external_id      text not null,
  kind             text not null,
  record_id        uuid,
  payload          jsonb not null,
  raw              bytea,
  state            text not null default 'waiting' check (state in ('waiting', 'done', 'dead')),
  attempts         int not null default 0,
  received_at      timestamptz not null default now(),
  next_attempt_at  timestamptz not null default now(),
  lease_owner      text,
  lease_until      timestamptz,
  done_at          timestamptz,
  last_error       text
) with (fillfactor = 70);
call crm.protect('inbox', false);
call crm.open_across_tenants('inbox');
create unique index inbox_external on crm.inbox (tenant_id, source, external_id);
create index inbox_waiting on crm.inbox (next_attempt_at) where state = 'waiting';
create index inbox_dead on crm.inbox (tenant_id, received_at desc) where state = 'dead';
