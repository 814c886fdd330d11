-- Leads and what they become: companies, contacts, opportunities; who works on them and why.

create table crm.company (
  id          uuid primary key,
  name        text not null,
  domain      text,
  country     text check (country ~ '^[A-Z]{2}$'),
  industry    text,
  employees   int check (employees >= 0),
  phone_e164  text,
  owner_id    uuid references crm.person,
  customer    boolean not null default false,
  created_at  timestamptz not null default now(),
  version     bigint not null default 0
);
call crm.protect('company');
create index company_domain on crm.company (tenant_id, domain) where domain is not null;
create index company_name_trgm on crm.company using gin (name gin_trgm_ops);

create table crm.contact (
  id            uuid primary key,
  company_id    uuid references crm.company,
  first_name    text not null default '',
  last_name     text not null,
  email         text,
  email_key     text,
  phone         text,
  phone_e164    text,
  job_title     text,
  created_at    timestamptz not null default now(),
  version       bigint not null default 0
);
call crm.protect('contact');
create index contact_email on crm.contact (tenant_id, email_key) where email_key is not null;
create index contact_phone on crm.contact (tenant_id, phone_e164) where phone_e164 is not null;
create index contact_company on crm.contact (company_id);
create index contact_name_trgm on crm.contact using gin ((first_name || ' ' || last_name) gin_trgm_ops);

create table crm.lead (
  id                 uuid primary key,
  first_name         text not null default '',
  last_name          text not null default '',
  company_name       text not null default '',
  email              text,
  email_key          text,
  phone              text,
  phone_e164         text,
  company_domain     text,
  email_class        text,
  job_title          text,
  country            text check (country ~ '^[A-Z]{2}$'),
  region             text,
  industry           text,
  employees          int check (employees >= 0),
  product            text,
  language           text not null default 'en',
  channel            text not null,
  source             text,
  campaign           jsonb not null default '{}',
  external_id        text,
  message            text,
  honeypot_filled    boolean not null default false,
  submit_seconds     int,
  ip                 text,
  status             text not null default 'new',
  status_reason      text,
  grade              text,
  band               text,
  fit                int,
  engagement         int,
  scored_at          timestamptz,
  queue              text,
  fallback_queue     text,
  owner_id           uuid references crm.person,
  assigned_at        timestamptz,
  first_touch_due_at timestamptz,
  touched_at         timestamptz,
  reassignments      int not null default 0,
  recycled           int not null default 0,
  merged_into        uuid,
  merged_into_type   text,
  possible_twin_of   uuid,
  possible_twin_type text,
  human_entered      text[] not null default '{}',
  received_at        timestamptz not null,
  decided_at         timestamptz,
  erased_at          timestamptz,
  created_at         timestamptz not null default now(),
  version            bigint not null default 0,
  search             tsvector generated always as (to_tsvector('simple',
                       first_name || ' ' || last_name || ' ' || company_name || ' ' || coalesce(email, '') || ' ' ||
                       coalesce(phone_e164, '') || ' ' || coalesce(product, ''))) stored
);
call crm.protect('lead');
create index lead_list on crm.lead (tenant_id, received_at desc, id desc);
create index lead_status on crm.lead (tenant_id, status, received_at desc, id desc);
create index lead_owner on crm.lead (tenant_id, owner_id, status);
create index lead_queue on crm.lead (tenant_id, queue, received_at) where owner_id is null and queue is not null;
create index lead_email on crm.lead (tenant_id, email_key) where email_key is not null;
create index lead_phone on crm.lead (tenant_id, phone_e164) where phone_e164 is not null;
create index lead_domain on crm.lead (tenant_id, company_domain) where company_domain is not null;
create unique index lead_external on crm.lead (tenant_id, external_id) where external_id is not null;
create index lead_ip on crm.lead (tenant_id, ip, received_at) where ip is not null;
create index lead_search on crm.lead using gin (search);
create index lead_company_trgm on crm.lead using gin (company_name gin_trgm_ops);
create index lead_name_trgm on crm.lead using gin ((first_name || ' ' || last_name) gin_trgm_ops);

-- What a merge moved, so that it can be taken back.
create table crm.lead_merge (
  id             uuid primary key,
  lead_id        uuid not null references crm.lead,
  survivor_type  text not null,
  survivor_id    uuid not null,
  journal        jsonb not null,
  merged_at      timestamptz not null,
  undo_until     timestamptz not null,
  undone_at      timestamptz
);
call crm.protect('lead_merge');
create unique index lead_merge_live on crm.lead_merge (lead_id) where undone_at is null;

create table crm.assignment_log (
  id         uuid primary key,
  lead_id    uuid not null references crm.lead,
  queue      text not null,
  person_id  uuid references crm.person,
  strategy   text not null,
  reason     text not null,
  at         timestamptz not null
);
call crm.protect('assignment_log', false);
create index assignment_log_lead on crm.assignment_log (lead_id, at);

-- Where the round robin of a queue stands.
create table crm.queue_cursor (
  id              uuid primary key,
  queue           text not null,
  last_person_id  uuid,
  version         bigint not null default 0
);
call crm.protect('queue_cursor', false);
create unique index queue_cursor_queue on crm.queue_cursor (tenant_id, queue);

create table crm.opportunity (
  id            uuid primary key,
  lead_id       uuid references crm.lead,
  company_id    uuid not null references crm.company,
  contact_id    uuid references crm.contact,
  name          text not null,
  stage         text not null,
  amount        numeric(19, 4),
  currency      text check (currency ~ '^[A-Z]{3}$'),
  close_on      date,
  owner_id      uuid references crm.person,
  opened_at     timestamptz not null,
  withdrawn_at  timestamptz,
  version       bigint not null default 0
);
call crm.protect('opportunity');
create index opportunity_lead on crm.opportunity (lead_id);
create index opportunity_company on crm.opportunity (company_id);

create table crm.opportunity_stage (
  id              uuid primary key,
  opportunity_id  uuid not null references crm.opportunity,
  stage           text not null,
  entered_at      timestamptz not null,
  actor           text not null default crm.current_actor(),
  amount          numeric(19, 4),
  close_on        date
);
call crm.protect('opportunity_stage', false);
create index opportunity_stage_opportunity on crm.opportunity_stage (opportunity_id, entered_at);

-- One conversion that holds per lead, with all it did, so that it can be taken back.
create table crm.conversion (
  id               uuid primary key,
  lead_id          uuid not null references crm.lead,
  opportunity_id   uuid not null references crm.opportunity,
  company_id       uuid not null references crm.company,
  contact_id       uuid references crm.contact,
  company_created  boolean not null,
  contact_created  boolean not null,
  journal          jsonb not null,
  converted_at     timestamptz not null,
  undo_until       timestamptz not null,
  undone_at        timestamptz
);
call crm.protect('conversion');
create unique index conversion_live on crm.conversion (lead_id) where undone_at is null;
