-- The send-once ledger: every outward effect by its key; a second one only because a person wanted it, who says why.
alter table crm.outbox
  add column resend_of uuid references crm.outbox,
  add column resend_reason text,
  add constraint outbox_resend check ((resend_of is null) = (resend_reason is null));
create index outbox_ledger on crm.outbox (tenant_id, id desc);
create index outbox_ledger_channel on crm.outbox (tenant_id, channel, id desc);
create index outbox_ledger_step on crm.outbox (tenant_id, activity_id, id desc) where activity_id is not null;
create index outbox_ledger_cancelled on crm.outbox (tenant_id, id desc) where state = 'cancelled';
create index outbox_resend_of on crm.outbox (resend_of) where resend_of is not null;

-- A person's word that the next pass of a step may send once more what it has sent.
create table crm.send_release (
  id            uuid primary key,
  outbox_id     uuid not null references crm.outbox,
  reason        text not null check (reason <> ''),
  actor         text not null default crm.current_actor(),
  at            timestamptz not null default now(),
  used_at       timestamptz,
  used_by       uuid references crm.outbox,
  withdrawn_at  timestamptz
);
call crm.protect('send_release');
create unique index send_release_open on crm.send_release (tenant_id, outbox_id)
  where used_at is null and withdrawn_at is null;
create index send_release_outbox on crm.send_release (outbox_id);

-- How often a first contact was promised anew, because the promise before was broken or interest came back: what a
-- reminder is about, however often its step is passed.
alter table crm.lead add column touch_round int not null default 0;
