-- A tenant's keys that are no longer remembered are found by their age, to be removed.
create index idempotency_age on crm.idempotency (tenant_id, created_at);
