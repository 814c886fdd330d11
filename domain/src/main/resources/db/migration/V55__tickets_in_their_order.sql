-- The order of each list of tickets: what is due first, then what is never due, newest first. Most lists show those under
-- way, which stay few while the rest grows.
create index ticket_order_live on crm.ticket (tenant_id, (coalesce(next_due_at, 'infinity'::timestamptz)), id desc)
  where status in ('new', 'open', 'waiting_customer', 'waiting_vendor');
create index ticket_order on crm.ticket (tenant_id, (coalesce(next_due_at, 'infinity'::timestamptz)), id desc);
drop index crm.ticket_due;

create index ticket_assignee on crm.ticket (assignee_id)
  where status in ('new', 'open', 'waiting_customer', 'waiting_vendor');
create index ticket_incidents on crm.ticket (tenant_id, id desc) where incident;
