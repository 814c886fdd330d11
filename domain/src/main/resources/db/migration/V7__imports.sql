-- Files of leads that people hand in: what stood in them, what would happen, what happened, what was taken back.

create table crm.lead_import (
  id           uuid primary key,
  file_name    text not null,
  charset      text not null,
  delimiter    text not null,
  columns      jsonb not null,
  mapping      jsonb not null default '{}',
  source       text,
  thank        boolean not null default false,
  row_count    int not null,
  state        text not null check (state in ('uploaded', 'checked', 'running', 'done', 'undoing', 'undone')),
  created_by   text not null,
  created_at   timestamptz not null,
  checked_at   timestamptz,
  started_at   timestamptz,
  started_by   text,
  finished_at  timestamptz,
  undone_at    timestamptz,
  version      bigint not null default 0
);
call crm.protect('lead_import');
create index lead_import_list on crm.lead_import (tenant_id, id desc);
create index lead_import_busy on crm.lead_import (tenant_id) where state in ('running', 'undoing');

create table crm.lead_import_row (
  id          uuid primary key,
  import_id   uuid not null references crm.lead_import,
  row_no      int not null,
  line        int not null,
  cells       jsonb not null,
  plan        text check (plan in ('create', 'update', 'repeat', 'refuse')),
  repeats     int,
  outcome     text check (outcome in ('created', 'updated', 'unchanged', 'refused')),
  problems    jsonb not null default '[]',
  lead_id     uuid,
  before      jsonb,
  after       jsonb,
  handled_at  timestamptz,
  undone      text check (undone in ('withdrawn', 'restored', 'kept')),
  undo_note   text,
  undone_at   timestamptz
) with (fillfactor = 70);
call crm.protect('lead_import_row', false);
create unique index lead_import_row_no on crm.lead_import_row (import_id, row_no);
create index lead_import_row_state on crm.lead_import_row (tenant_id, import_id, outcome, plan, undone, row_no);
create index lead_import_row_lead on crm.lead_import_row (tenant_id, lead_id) where lead_id is not null;
create index lead_import_row_waiting on crm.lead_import_row (import_id) where outcome is null;
create index lead_import_row_to_undo on crm.lead_import_row (import_id)
  where outcome in ('created', 'updated') and undone is null;
