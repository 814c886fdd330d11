-- How the routing table wants a lead's owner found, how soon somebody promised to be in touch, and since when it waits
-- with its team because nobody was free.
alter table crm.lead
  add column if not exists strategy text,
  add column if not exists max_open int,
  add column if not exists first_touch_minutes int,
  add column if not exists waiting_since timestamptz;

-- Who carries how much is asked with every assignment.
create index lead_carried on crm.lead (tenant_id, owner_id)
  where owner_id is not null and status in ('open', 'contacted', 'qualified');
create index lead_waiting on crm.lead (tenant_id, queue, received_at, id)
  where owner_id is null and waiting_since is not null and status in ('open', 'contacted');
