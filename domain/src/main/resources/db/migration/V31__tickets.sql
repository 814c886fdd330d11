-- Tickets: what customers ask of us, what was promised about it, and how the promises were kept.

alter table crm.company add column support_tier text check (support_tier in ('standard', 'silver', 'gold'));
alter table crm.contact add column vip boolean not null default false;

-- The last number given to a ticket; a row of its own, so that numbers follow each other without gaps.
create table crm.ticket_counter (
  id    uuid primary key,
  last  bigint not null
);
call crm.protect('ticket_counter', false);
create unique index ticket_counter_tenant on crm.ticket_counter (tenant_id);

create table crm.ticket (
  id                   uuid primary key,
  number               bigint not null,
  subject              text not null,
  channel              text not null check (channel in ('email', 'portal', 'phone', 'sms', 'api')),
  status               text not null check (status in ('new', 'open', 'waiting_customer', 'waiting_vendor',
                                                       'resolved', 'closed', 'merged', 'erased')),
  language             text not null default 'en',
  requester_name       text,
  requester_email      text,
  requester_email_key  text,
  requester_phone      text,
  contact_id           uuid references crm.contact,
  company_id           uuid references crm.company,
  tier                 text not null default 'standard',
  vip                  boolean not null default false,
  topic                text not null default 'other',
  product              text,
  impact               text,
  priority             text check (priority in ('low', 'normal', 'high', 'urgent')),
  category             text,
  team                 text,
  level                int not null default 1 check (level between 1 and 3),
  assignee_id          uuid references crm.person,
  policy               text,
  escalation_set       text,
  pauses_for_customer  boolean not null default true,
  pauses_for_vendor    boolean not null default false,
  cycle                int not null default 1,
  sla_version          bigint not null default 0,
  watched_version      bigint not null default -1,
  next_due_at          timestamptz,
  next_minutes         int,
  acknowledge          boolean not null default true,
  unreachable          boolean not null default false,
  reminders            int not null default 0,
  incident             boolean not null default false,
  incident_id          uuid references crm.ticket,
  merged_into          uuid references crm.ticket,
  follows              uuid references crm.ticket,
  split_from           uuid references crm.ticket,
  resolution           text,
  resolved_by          text check (resolved_by in ('agent', 'silence', 'incident')),
  article_wanted       boolean not null default false,
  status_reason        text,
  received_at          timestamptz not null,
  acknowledged_at      timestamptz,
  first_answered_at    timestamptz,
  last_customer_at     timestamptz not null,
  last_answer_at       timestamptz,
  waiting_since        timestamptz,
  answer_judged_at     timestamptz,
  resolved_at          timestamptz,
  closed_at            timestamptz,
  erased_at            timestamptz,
  version              bigint not null default 0,
  search               tsvector generated always as (to_tsvector('simple',
                         number::text || ' ' || subject || ' ' || coalesce(requester_name, '') || ' ' ||
                         coalesce(requester_email, ''))) stored
) with (fillfactor = 80);
call crm.protect('ticket');
create unique index ticket_number on crm.ticket (tenant_id, number);
create index ticket_due on crm.ticket (tenant_id, next_due_at, id) where status in ('new', 'open', 'waiting_customer', 'waiting_vendor');
create index ticket_list on crm.ticket (tenant_id, id desc);
create index ticket_requester on crm.ticket (tenant_id, requester_email_key, id desc) where requester_email_key is not null;
create index ticket_phone on crm.ticket (tenant_id, requester_phone, id desc) where requester_phone is not null;
create index ticket_contact on crm.ticket (contact_id) where contact_id is not null;
create index ticket_company on crm.ticket (company_id) where company_id is not null;
create index ticket_incident on crm.ticket (incident_id) where incident_id is not null;
create index ticket_merged on crm.ticket (merged_into) where merged_into is not null;
create index ticket_unwatched on crm.ticket (tenant_id) where watched_version < sla_version;
create index ticket_search on crm.ticket using gin (search);

-- Who takes part in a ticket's conversation, besides who asked.
create table crm.ticket_participant (
  id         uuid primary key,
  ticket_id  uuid not null references crm.ticket on delete cascade,
  address    text not null,
  unique (ticket_id, address)
);
call crm.protect('ticket_participant');

-- What the customer opens their ticket with; apart, so that the audit trail holds no copy of it.
create table crm.ticket_key (
  id         uuid primary key,
  ticket_id  uuid not null unique references crm.ticket on delete cascade,
  key        text not null
);
call crm.protect('ticket_key', false);
create unique index ticket_key_key on crm.ticket_key (tenant_id, key);

-- A promise of so much working time, and how much of it is used up.
create table crm.sla_clock (
  id                uuid primary key,
  ticket_id         uuid not null references crm.ticket on delete cascade,
  kind              text not null check (kind in ('first', 'next', 'resolution')),
  round             int not null,
  target_minutes    int not null check (target_minutes > 0),
  calendar          text not null,
  started_at        timestamptz not null,
  consumed_seconds  bigint not null default 0,
  running_since     timestamptz,
  paused_reason     text check (paused_reason in ('customer', 'vendor')),
  due_at            timestamptz,
  breached_at       timestamptz,
  fulfilled_at      timestamptz,
  policy            text not null,
  unique (ticket_id, kind, round)
) with (fillfactor = 80);
call crm.protect('sla_clock', false);
create index sla_clock_running on crm.sla_clock (tenant_id, calendar) where running_since is not null;

-- What happened to a clock, and why; nothing moves a deadline without a line here.
create table crm.sla_clock_event (
  id                uuid primary key,
  clock_id          uuid not null references crm.sla_clock on delete cascade,
  ticket_id         uuid not null references crm.ticket on delete cascade,
  at                timestamptz not null,
  event             text not null,
  reason            text not null,
  due_before        timestamptz,
  due_after         timestamptz,
  consumed_seconds  bigint not null,
  actor             text not null default crm.current_actor()
);
call crm.protect('sla_clock_event', false);
create index sla_clock_event_ticket on crm.sla_clock_event (ticket_id, at, id);

-- A rung of the ladder is climbed once per clock.
create table crm.ticket_escalation (
  id         uuid primary key,
  ticket_id  uuid not null references crm.ticket on delete cascade,
  clock_id   uuid not null references crm.sla_clock on delete cascade,
  percent    int not null,
  action     text not null,
  target     text,
  at         timestamptz not null,
  unique (clock_id, percent)
);
call crm.protect('ticket_escalation');
create index ticket_escalation_ticket on crm.ticket_escalation (ticket_id, at);

-- What a policy promises where the tenant says otherwise than its table.
create table crm.sla_promise (
  id                  uuid primary key,
  policy              text not null,
  first_minutes       int not null check (first_minutes > 0),
  next_minutes        int not null check (next_minutes > 0),
  resolution_minutes  int not null check (resolution_minutes > 0),
  calendar            text not null,
  version             bigint not null default 0
);
call crm.protect('sla_promise');
create unique index sla_promise_policy on crm.sla_promise (tenant_id, policy);

-- One survey per resolution of a ticket.
create table crm.ticket_rating (
  id         uuid primary key,
  ticket_id  uuid not null references crm.ticket on delete cascade,
  cycle      int not null,
  asked_at   timestamptz,
  score      int check (score between 1 and 5),
  comment    text,
  rated_at   timestamptz,
  unique (ticket_id, cycle)
);
call crm.protect('ticket_rating');
