-- Who took which leads out as a file. Its rows are in the audit trail like all others.
create table crm.lead_export (
  id           uuid primary key,
  actor        text not null default crm.current_actor(),
  filter       jsonb not null,
  masked       boolean not null,
  started_at   timestamptz not null,
  rows         bigint,
  ended_at     timestamptz
);
call crm.protect('lead_export');
create index lead_export_list on crm.lead_export (tenant_id, id desc);
