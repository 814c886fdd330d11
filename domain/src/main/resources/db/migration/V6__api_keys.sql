-- Keys of machines, and the answers already given under an Idempotency-Key.

create table crm.api_key (
  id            uuid primary key,
  name          text not null,
  prefix        text not null,
  secret_hash   text not null unique,
  roles         text[] not null,
  created_by    text not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  revoked_at    timestamptz,
  last_used_at  timestamptz
);
call crm.protect('api_key', false);
-- That a key was used is no change of it.
create trigger audit after insert or delete or update of name, roles, expires_at, revoked_at on crm.api_key
  for each row execute function crm.audit_row();
-- A key names its tenant only by being found: this look-up has no tenant yet.
call crm.open_across_tenants('api_key');

create table crm.idempotency (
  id            uuid primary key,
  key           text not null,
  request_hash  text not null,
  made          uuid,
  created_at    timestamptz not null
);
call crm.protect('idempotency', false);
create unique index idempotency_key on crm.idempotency (tenant_id, key);
