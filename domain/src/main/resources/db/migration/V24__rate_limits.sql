-- The token buckets of the rate limits, one truth for all nodes. A row belongs to no tenant and names nobody: its key
-- is a digest. Not logged: after a crash everybody starts with a full bucket.
create unlogged table crm.rate_limit (
  key         text primary key,
  state       bytea,
  expires_at  timestamptz not null,
  tenant_id   uuid
);
create index rate_limit_expired on crm.rate_limit (expires_at);
alter table crm.rate_limit enable row level security;
alter table crm.rate_limit force row level security;
create policy tenant on crm.rate_limit using (tenant_id = (select crm.current_tenant()))
  with check (tenant_id = (select crm.current_tenant()));
call crm.open_across_tenants('rate_limit');
