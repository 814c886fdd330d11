-- What a tenant promises can be said whole; null: as the table says.
alter table crm.sla_promise add column pauses_for_customer boolean;
alter table crm.sla_promise add column pauses_for_vendor boolean;
alter table crm.sla_promise add column escalation_set text;

-- A promise that is edited finds what it was given to.
create index sla_clock_open on crm.sla_clock (tenant_id, policy) where fulfilled_at is null;
create index ticket_promised on crm.ticket (tenant_id, policy, id) where status not in ('closed', 'merged', 'erased');

-- When a ticket first came to a step of its road, and how much working time it still took from there until it was solved.
create table crm.ticket_step (
  id              uuid primary key,
  ticket_id       uuid not null references crm.ticket on delete cascade,
  cycle           int not null,
  step            text not null,
  policy          text not null,
  entered_at      timestamptz not null,
  worked_seconds  bigint not null,
  left_seconds    bigint,
  solved_at       timestamptz,
  unique (ticket_id, cycle, step)
);
call crm.protect('ticket_step', false);
create index ticket_step_policy on crm.ticket_step (tenant_id, step, policy, solved_at desc) where solved_at is not null;
create index ticket_step_solved on crm.ticket_step (tenant_id, step, solved_at desc) where solved_at is not null;
